-- module: requests

-- Files of a case: a unit's papers, enclosures of a reply, the reply as it was sealed, proofs of what happened.
-- Under the key of the case: gone when that key is. The hash is of the plain content, as it stands in acts and records.
create table case_file (
  organ_id bigint not null,
  intake_id bigint not null,
  no integer not null check (no > 0),
  purpose text not null check (purpose in ('unit', 'enclosure', 'sealed', 'proof', 'intake')),
  type text not null,
  size integer not null check (size >= 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  name_sealed bytea not null,
  content_sealed bytea not null,
  -- What can be read in it, for the screening of a reply.
  text_sealed bytea not null,
  added_by bigint,
  added_at timestamptz not null,
  primary key (organ_id, intake_id, no),
  foreign key (organ_id, intake_id) references intake (organ_id, id),
  foreign key (organ_id, added_by) references person (organ_id, id)
);
create trigger case_file_append_only before update or delete or truncate on case_file
  for each statement execute function refuse_change();
call wall('case_file', 'select, insert');

-- Which unit prepares the answer, and by when inside the organ: a copy of the acts, like the columns beside it.
alter table request
  add column unit_id bigint,
  add column unit_answer_by date,
  add foreign key (organ_id, unit_id) references unit (organ_id, id);
create index request_by_unit on request (organ_id, unit_id, unit_answer_by, id) where unit_id is not null;

-- 答复审批 and 用印, version by version; a reply under way keeps the levels it started with.
create table reply_setting (
  organ_id bigint not null references organ (organ_id),
  version integer not null check (version > 0),
  -- [{ "name": "法制审核", "signers": [3, 4] }, …]; none: one approval, by the head of the disclosure office.
  levels jsonb not null,
  seal text not null check (seal in ('required', 'optional')),
  set_by bigint,
  set_at timestamptz not null,
  primary key (organ_id, version),
  foreign key (organ_id, set_by) references person (organ_id, id)
);
call wall('reply_setting', 'select, insert');

-- 条例第四十一条: 更正, a kind of its own with its own number, never in table 3.
create table rectification (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  number text not null,
  received_on date not null,
  key_wrapped bytea not null,
  -- Who asks, which record is wrong and how, with what evidence.
  content_sealed bytea not null,
  decision text check (decision in ('rectified', 'declined', 'passed-on')),
  reason_sealed bytea,
  decided_on date,
  letter_id bigint,
  served_on date,
  version integer not null default 1,
  primary key (organ_id, id),
  unique (organ_id, number),
  check ((decision is null) = (decided_on is null)),
  check (served_on >= decided_on),
  foreign key (organ_id, letter_id) references letter (organ_id, id)
);
call wall('rectification', 'select, insert, update');

-- 条例第四十四条: to make something proactive, because an applicant proposes it or several ask for the same.
create table opening_proposal (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  -- The case it came with.
  request_id bigint,
  origin text not null check (origin in ('applicant', 'repeated')),
  information text not null,
  reason text not null,
  proposed_on date not null,
  decision text check (decision in ('adopted', 'declined')),
  decision_reason text not null default '',
  decided_on date,
  document_id bigint,
  version integer not null default 1,
  primary key (organ_id, id),
  check ((decision is null) = (decided_on is null)),
  foreign key (organ_id, request_id) references request (organ_id, id),
  foreign key (organ_id, document_id) references document (organ_id, id)
);
create index opening_proposal_by_case on opening_proposal (organ_id, request_id);
call wall('opening_proposal', 'select, insert, update');
