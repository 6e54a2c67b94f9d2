-- module: rescreening

-- 重新筛查: what is public, read again since the lexicon changed. The newest row is the one in force.
create table rescreening (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  -- What it reads with: the version of the organ's own entries, and the starter lexicon of the program.
  lexicon text not null,
  state text not null check (state in ('running', 'paused', 'complete', 'superseded')),
  total integer not null,
  done integer not null default 0,
  -- The last document that was read: those with a higher number are still to be read.
  reached bigint not null default 0,
  begun_at timestamptz not null,
  ended_at timestamptz,
  primary key (organ_id, id)
);
call wall('rescreening', 'select, insert, update');

-- What it found: the work list of documents to correct.
create table document_to_correct (
  organ_id bigint not null,
  rescreening_id bigint not null,
  document_id bigint not null,
  edition_no integer not null,
  blocking integer not null,
  warnings integer not null,
  -- The first of them, as they stood there.
  findings jsonb not null,
  -- Said by a person: nothing is to be corrected.
  settled_reason text,
  settled_by bigint,
  settled_at timestamptz,
  primary key (organ_id, rescreening_id, document_id),
  foreign key (organ_id, rescreening_id) references rescreening (organ_id, id),
  foreign key (organ_id, document_id) references document (organ_id, id),
  foreign key (organ_id, settled_by) references person (organ_id, id)
);
call wall('document_to_correct', 'select, insert, update');
