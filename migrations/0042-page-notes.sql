-- module: page-notes

-- 找错: what visitors say is wrong in a page. Nobody is asked who they are.
create table page_note (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  number text not null,
  idempotency_key text not null,
  code_hash text not null,
  path text not null,
  kind text not null check (kind in ('wording', 'content', 'link', 'outdated', 'access', 'other')),
  quoted text not null,
  description text not null,
  document_id bigint,
  edition_no integer,
  before text not null,
  after text not null,
  proved boolean not null,
  received_on date not null,
  -- The promise that the visitor was given, whatever is promised later.
  working_days integer not null,
  result text check (result in ('corrected', 'unfounded', 'later', 'elsewhere')),
  answer text,
  answered_on date,
  answered_by bigint,
  version integer not null default 1,
  primary key (organ_id, id),
  unique (organ_id, number),
  unique (organ_id, idempotency_key),
  check ((result is null) = (answer is null)),
  check ((result is null) = (answered_on is null)),
  check ((result is null) = (answered_by is null))
);
create index page_note_open on page_note (organ_id, received_on, id) where result is null;
call wall('page_note', 'select, insert, update');

-- In how many working days a visitor's note is answered.
create table page_note_setting (
  organ_id bigint primary key references organ (organ_id),
  working_days integer not null check (working_days between 1 and 20),
  version integer not null default 1
);
call wall('page_note_setting', 'select, insert, update');
