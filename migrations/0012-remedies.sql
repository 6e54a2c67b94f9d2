-- module: remedies

create table remedy (
  organ_id bigint not null,
  id bigint generated always as identity,
  request_id bigint not null,
  kind text not null check (kind in ('reconsideration', 'suitDirect', 'suitAfterReconsideration')),
  file_number text not null,
  filed_on date not null,
  outcome text check (outcome in ('upheld', 'overturned', 'other')),
  concluded_on date,
  version integer not null default 1,
  primary key (organ_id, id),
  unique (organ_id, file_number),
  check ((outcome is null) = (concluded_on is null)),
  foreign key (organ_id, request_id) references request (organ_id, id)
);
call wall('remedy', 'select, insert, update');
