-- module: messages

-- How an organ sends e-mail and SMS. Without a row nothing is sent, and nothing is queued.
create table message_sender (
  organ_id bigint not null references organ (organ_id),
  kind text not null check (kind in ('email', 'sms')),
  settings jsonb not null,
  -- Password or signing key, under the master key; never shown again.
  secret_sealed bytea not null,
  version integer not null default 1,
  primary key (organ_id, kind)
);
call wall('message_sender');

-- One message to one person. Whom it goes to and what it says is personal data: sealed under the key of its case, so
-- that it is destroyed with that key, wherever a copy of this row may lie.
create table message (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  kind text not null check (kind in ('email', 'sms')),
  event text not null,
  -- The case, and the intake whose key seals this.
  request_id bigint not null,
  intake_id bigint not null,
  sealed bytea not null,
  state text not null check (state in ('waiting', 'sent', 'givenUp', 'dropped')),
  failure text not null default '',
  queued_at timestamptz not null,
  settled_at timestamptz,
  primary key (organ_id, id)
);
create index message_of_request on message (organ_id, request_id, id);
create index message_given_up on message (organ_id, id) where state = 'givenUp';
call wall('message', 'select, insert, update');
