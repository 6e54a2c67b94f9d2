-- module: requests

-- Reminders that went out: each once, however often the job runs. Derived data say the rest.
create table reminder (
  organ_id bigint not null,
  request_id bigint not null,
  due_on date not null,
  -- Working days before the due date; 0 means that it has passed.
  step smallint not null check (step in (5, 2, 1, 0)),
  person_id bigint not null,
  sent_on date not null,
  seen_at timestamptz,
  primary key (organ_id, request_id, due_on, step, person_id),
  foreign key (organ_id, request_id) references request (organ_id, id),
  foreign key (organ_id, person_id) references person (organ_id, id)
);
create index reminder_unseen on reminder (organ_id, person_id, sent_on) where seen_at is null;
call wall('reminder', 'select, insert, update');

-- The secret address of a person's own deadlines (ICS), as a keyed hash; a new one or none revokes it.
create table deadline_feed (
  organ_id bigint not null,
  person_id bigint not null,
  token_hash text not null,
  created_at timestamptz not null,
  primary key (organ_id, person_id),
  unique (organ_id, token_hash),
  foreign key (organ_id, person_id) references person (organ_id, id)
);
call wall('deadline_feed');

-- For a page of the list and the board at a million cases.
create index request_by_stage on request (organ_id, stage, id);
create index request_open_by_officer on request (organ_id, officer_id, due_on, id) where concluded_on is null;
create index request_by_outcome on request (organ_id, outcome, concluded_on, id) where concluded_on is not null;
create index request_time_taken on request (organ_id, concluded_on, received_on, due_on);
