-- module: screening
-- What a person decided about a finding. Keeps (subject, key) and knows nothing of documents; the key is a hash of the
-- finding and the words around it, so that a decision holds only while both stand, and no number is kept here.

create table screening_disposition (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  subject_kind text not null,
  subject_id bigint not null,
  finding_key text not null,
  -- What was found, not the text itself.
  detector text not null,
  entry text not null,
  kind text not null check (kind in ('fixed', 'ignored', 'reopened')),
  reason text not null,
  decided_by bigint not null,
  decided_at timestamptz not null,
  primary key (organ_id, id),
  foreign key (organ_id, decided_by) references person (organ_id, id)
);
create index screening_disposition_by_subject on screening_disposition (organ_id, subject_kind, subject_id, id);
call wall('screening_disposition', 'select, insert');
