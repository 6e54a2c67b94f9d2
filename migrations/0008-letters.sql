-- module: letters

-- Numbers of cases and letters: one series per organ, kind and year, without gaps.
create table letter_series (
  organ_id bigint not null references organ (organ_id),
  kind text not null,
  year integer not null,
  last integer not null,
  primary key (organ_id, kind, year)
);
call wall('letter_series', 'select, insert, update');

create table letter (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  subject_kind text not null,
  subject_id bigint not null,
  kind text not null,
  number text not null,
  title text not null,
  -- The finished letter as it was sent, encrypted: it names the applicant.
  body_sealed bytea not null,
  body_hash text not null,
  written_on date not null,
  written_at timestamptz not null,
  primary key (organ_id, id),
  unique (organ_id, number)
);
create index letter_by_subject on letter (organ_id, subject_kind, subject_id, id);
call wall('letter', 'select, insert');
