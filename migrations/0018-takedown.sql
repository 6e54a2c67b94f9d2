-- module: documents

-- 撤回: of what was published in error, and of nothing else. The edition keeps its text, for the record.
create table takedown (
  organ_id bigint not null,
  id bigint generated always as identity,
  document_id bigint not null,
  edition_no integer not null,
  cause text not null check (cause in ('secret', 'personal', 'wrong', 'duplicate', 'infringement', 'other')),
  reason text not null,
  -- Who orders it, by name: need not be a person of the program.
  ordered_by text not null,
  -- Where the address leads instead of a tombstone.
  redirect_to bigint,
  proposed_by bigint not null,
  proposed_at timestamptz not null,
  -- Null while it is only proposed.
  taken_down_on date,
  taken_down_at timestamptz,
  -- The other person: confirms it (what is urgent, afterwards) or declines it.
  verdict text check (verdict in ('confirmed', 'declined')),
  decided_by bigint,
  decided_at timestamptz,
  primary key (organ_id, id),
  foreign key (organ_id, document_id, edition_no) references edition (organ_id, document_id, no),
  foreign key (organ_id, redirect_to) references document (organ_id, id),
  foreign key (organ_id, proposed_by) references person (organ_id, id),
  foreign key (organ_id, decided_by) references person (organ_id, id),
  -- Who proposed it may take it back, not confirm it.
  check (verdict is distinct from 'confirmed' or proposed_by <> decided_by),
  check ((verdict is null) = (decided_by is null) and (verdict is null) = (decided_at is null)),
  check ((taken_down_on is null) = (taken_down_at is null)),
  check (verdict is distinct from 'confirmed' or taken_down_at is not null),
  check (verdict is distinct from 'declined' or taken_down_at is null)
);
create unique index takedown_one_proposal on takedown (organ_id, document_id)
  where verdict is null and taken_down_at is null;
create unique index takedown_once on takedown (organ_id, document_id, edition_no) where taken_down_at is not null;
create index takedown_of_document on takedown (organ_id, document_id, id);
call wall('takedown', 'select, insert, update');

-- The proof: what the program's own site answered, asked by real requests. Never changed afterwards.
create table takedown_check (
  organ_id bigint not null,
  takedown_id bigint not null,
  run integer not null,
  no integer not null,
  place text not null
    check (place in ('page', 'home', 'column', 'feed', 'sitemap', 'search', 'linking', 'attachment', 'old-address')),
  address text not null,
  -- What it answered; null when it did not.
  status integer,
  verdict text not null check (verdict in ('gone', 'still', 'unanswered')),
  -- By what it was recognised.
  found jsonb not null,
  checked_at timestamptz not null,
  primary key (organ_id, takedown_id, run, no),
  foreign key (organ_id, takedown_id) references takedown (organ_id, id)
);
create trigger takedown_check_append_only before update or delete or truncate on takedown_check
  for each statement execute function refuse_change();
call wall('takedown_check', 'select, insert');

-- Addresses of the system before, as path and query; they lead to what was moved in.
create table old_address (
  organ_id bigint not null,
  address text not null,
  document_id bigint not null,
  primary key (organ_id, address),
  foreign key (organ_id, document_id) references document (organ_id, id)
);
create index old_address_of_document on old_address (organ_id, document_id);
call wall('old_address', 'select, insert');
