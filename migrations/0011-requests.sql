-- module: requests

-- What the applicant sent, as it came. Never updated.
create table intake (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  channel text not null check (channel in ('inPerson', 'registeredPost', 'ordinaryPost', 'internet', 'fax')),
  submitted_on date not null,
  submitted_at timestamptz not null,
  applicant_kind text not null
    check (applicant_kind in ('naturalPerson', 'business', 'research', 'publicInterest', 'legalServices', 'other')),
  -- Name, identity document, contact, address: encrypted under the key of this case.
  applicant_sealed bytea not null,
  -- 条例第二十九条: the information asked for, and the form wanted.
  information text not null,
  description text not null,
  provide_as text not null,
  serve_by text not null,
  help_wanted text not null default '',
  -- Sent once, stored once, however often the button was pressed.
  idempotency_key text not null,
  content_hash text not null,
  primary key (organ_id, id),
  unique (organ_id, idempotency_key)
);
call wall('intake', 'select, insert');

-- The key of one case, wrapped by the master key: destroying this row destroys the personal data.
create table case_key (
  organ_id bigint not null,
  intake_id bigint not null,
  wrapped bytea not null,
  primary key (organ_id, intake_id),
  foreign key (organ_id, intake_id) references intake (organ_id, id)
);
call wall('case_key', 'select, insert, delete');

-- The case. Columns after query_code_hash are a projection of the acts, written in the same transaction.
create table request (
  organ_id bigint not null,
  id bigint generated always as identity,
  intake_id bigint not null,
  -- 〔2024〕1号; null until registered.
  case_number text,
  receipt_number text not null,
  query_code_hash text not null,
  applicant_kind text not null,
  channel text not null,
  information text not null,
  stage text not null check (stage in ('submitted', 'received', 'processing', 'awaitingSupplement', 'consulting',
    'awaitingPayment', 'awaitingApproval', 'replied', 'served', 'withdrawn', 'archived')),
  received_on date,
  due_on date,
  original_due_on date,
  provisional boolean not null default false,
  officer_id bigint,
  outcome text,
  concluded_on date,
  version integer not null default 1,
  primary key (organ_id, id),
  unique (organ_id, case_number),
  unique (organ_id, receipt_number),
  unique (organ_id, intake_id),
  -- What table 3 rests on: concluded means one outcome, and never before receipt.
  check ((outcome is null) = (concluded_on is null)),
  check (concluded_on >= received_on),
  foreign key (organ_id, intake_id) references intake (organ_id, id),
  foreign key (organ_id, officer_id) references person (organ_id, id)
);
create index request_open on request (organ_id, due_on, id) where concluded_on is null;
create index request_by_received on request (organ_id, received_on, applicant_kind);
create index request_by_concluded on request (organ_id, concluded_on, applicant_kind, outcome);
call wall('request', 'select, insert, update');

create table request_act (
  organ_id bigint not null,
  request_id bigint not null,
  seq integer not null,
  kind text not null,
  acted_on date not null,
  acted_at timestamptz not null,
  actor jsonb not null,
  note text not null default '',
  letter_id bigint,
  data jsonb not null,
  -- Why the law gives this act no effect, when it happened all the same.
  irregular text,
  primary key (organ_id, request_id, seq),
  foreign key (organ_id, request_id) references request (organ_id, id),
  foreign key (organ_id, letter_id) references letter (organ_id, id)
);
create trigger request_act_append_only before update or delete or truncate on request_act
  for each statement execute function refuse_change();
create trigger intake_append_only before update or delete or truncate on intake
  for each statement execute function refuse_change();
create index request_act_by_kind on request_act (organ_id, kind, acted_on);
call wall('request_act', 'select, insert');
