-- module: annual-report

-- What no ledger holds (行政许可, 处罚, 强制, 收费, 承办提案…): entered with its source and its person.
create table entered_figure (
  organ_id bigint not null references organ (organ_id),
  year integer not null,
  figure text not null,
  -- A number, null (blank) or "n/a" (不适用): three different values.
  value jsonb not null,
  source text not null,
  entered_by bigint not null,
  entered_at timestamptz not null,
  version integer not null default 1,
  primary key (organ_id, year, figure),
  foreign key (organ_id, entered_by) references person (organ_id, id)
);
call wall('entered_figure', 'select, insert, update');

create table annual_report (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  year integer not null,
  state text not null check (state in ('drafting', 'submitted', 'returned', 'accepted', 'published')),
  compiler_id bigint not null,
  -- The six sections with {placeholders} bound to figures.
  narrative jsonb not null,
  -- The figures as they stood when the report was submitted; frozen by publication.
  snapshot jsonb,
  document_id bigint,
  submitted_on date,
  decided_by bigint,
  decided_on date,
  opinion text not null default '',
  published_on date,
  version integer not null default 1,
  primary key (organ_id, id),
  unique (organ_id, year),
  foreign key (organ_id, compiler_id) references person (organ_id, id),
  foreign key (organ_id, decided_by) references person (organ_id, id),
  foreign key (organ_id, document_id) references document (organ_id, id)
);
call wall('annual_report', 'select, insert, update');
