-- module: audit
-- Every action writes one record. Records are append-only; one sealer links them into a chain per organ.

create table audit_record (
  organ_id bigint not null,
  id bigint generated always as identity,
  at timestamptz not null,
  legal_day date not null,
  actor jsonb not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null,
  before_hash text,
  after_hash text,
  primary key (organ_id, id)
);
create index audit_record_subject on audit_record (organ_id, subject_kind, subject_id, id);

-- What the sealer has not linked yet. A record enters here in the transaction that wrote it,
-- so the order in which transactions end cannot make the sealer miss one.
create table audit_pending (
  organ_id bigint not null,
  record_id bigint not null,
  primary key (organ_id, record_id)
);

create table audit_link (
  organ_id bigint not null,
  seq bigint not null,
  record_id bigint not null,
  hash text not null,
  primary key (organ_id, seq),
  unique (organ_id, record_id),
  foreign key (organ_id, record_id) references audit_record (organ_id, id)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger audit_record_append_only before update or delete or truncate on audit_record
  for each statement execute function refuse_change();
create trigger audit_link_append_only before update or delete or truncate on audit_link
  for each statement execute function refuse_change();

call wall('audit_record', 'select, insert');
call wall('audit_link', 'select, insert');
call wall('audit_pending', 'select, insert, delete');
