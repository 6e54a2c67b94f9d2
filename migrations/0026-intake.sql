-- module: requests

-- What an intake says besides its first item: further items, whether it was spoken and written down by the organ
-- (条例第二十九条), and whether the sender's machine solved the check against floods.
alter table intake add column more_items jsonb not null default '[]';
alter table intake add column oral boolean not null default false;
alter table intake add column proved boolean not null default false;

-- 一事一申请: one intake can become several cases.
alter table request drop constraint request_organ_id_intake_id_key;
create index request_by_intake on request (organ_id, intake_id, id);

-- Proofs of identity, 授权委托书 and scans, sealed under the key of the intake: gone when that key is.
create table intake_file (
  organ_id bigint not null,
  intake_id bigint not null,
  no integer not null,
  purpose text not null check (purpose in ('identity', 'authority', 'scan')),
  media_type text not null,
  size integer not null,
  name_sealed bytea not null,
  content_sealed bytea not null,
  primary key (organ_id, intake_id, no),
  foreign key (organ_id, intake_id) references intake (organ_id, id)
);
create trigger intake_file_append_only before update or delete or truncate on intake_file
  for each statement execute function refuse_change();
call wall('intake_file', 'select, insert');

-- Files sent with a form that is not yet complete. Sealed under a key that follows from a token which only the sender's
-- page knows; what is not taken up is deleted.
create table held_file (
  organ_id bigint not null references organ (organ_id),
  token_hash text not null,
  purpose text not null check (purpose in ('identity', 'authority', 'scan')),
  media_type text not null,
  size integer not null,
  name_sealed bytea not null,
  content_sealed bytea not null,
  held_at timestamptz not null,
  primary key (organ_id, token_hash)
);
create index held_file_by_time on held_file (organ_id, held_at);
call wall('held_file', 'select, insert, delete');

-- 在线申请即时确认.
create table intake_setting (
  organ_id bigint primary key references organ (organ_id),
  confirm_at_once boolean not null,
  version integer not null default 1
);
call wall('intake_setting', 'select, insert, update');

-- Cases out of the ledger that was kept before this program.
create table imported_case (
  organ_id bigint not null,
  request_id bigint not null,
  source text not null,
  imported_at timestamptz not null,
  primary key (organ_id, request_id),
  foreign key (organ_id, request_id) references request (organ_id, id)
);
call wall('imported_case', 'select, insert');

-- 期初数: cases carried in and concluded in a year, of which only the number is known.
create table opening_balance (
  organ_id bigint not null references organ (organ_id),
  year integer not null,
  applicant_kind text not null
    check (applicant_kind in ('naturalPerson', 'business', 'research', 'publicInterest', 'legalServices', 'other')),
  outcome text not null,
  count integer not null check (count >= 0),
  source text not null,
  primary key (organ_id, year, applicant_kind, outcome)
);
call wall('opening_balance', 'select, insert, update');
