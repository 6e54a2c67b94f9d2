-- module: documents

create table document (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  index_number text,
  column_id bigint not null,
  kind text not null check (kind in ('general', 'rule', 'normativeDocument', 'interpretation', 'annualReport')),
  made_by bigint not null,
  made_at timestamptz not null,
  -- Which edition the public sees; null before the first publication.
  published_edition integer,
  first_published_on date,
  -- 有效/失效/废止/修改: belongs to the document, not to an edition.
  validity text not null default 'valid' check (validity in ('valid', 'expired', 'repealed', 'amended')),
  validity_changed_on date,
  -- Lets a replay or an import recognise what it has already made.
  origin text,
  version integer not null default 1,
  primary key (organ_id, id),
  unique (organ_id, index_number),
  unique (organ_id, origin),
  foreign key (organ_id, column_id) references catalogue_column (organ_id, id),
  foreign key (organ_id, made_by) references person (organ_id, id)
);
create index document_by_column on document (organ_id, column_id, first_published_on desc, id desc)
  where published_edition is not null;
create index document_newest on document (organ_id, first_published_on desc, id desc)
  where published_edition is not null;
call wall('document', 'select, insert, update');

create table edition (
  organ_id bigint not null,
  document_id bigint not null,
  no integer not null,
  state text not null check (state in ('draft', 'inReview', 'approved', 'published', 'superseded', 'takenDown')),
  author_id bigint not null,
  -- The author and everybody who edited this edition: none of them signs it.
  writer_ids jsonb not null,
  title text not null,
  body_html text not null,
  document_number text not null default '',
  issued_on date,
  theme text not null default '其他',
  disclosure text not null default 'proactive' check (disclosure in ('proactive', 'onRequest', 'withheld')),
  disclosure_reason text not null default '',
  source text not null default '',
  is_repost boolean not null default false,
  summary text not null default '',
  content_hash text not null,
  written_at timestamptz not null,
  published_on date,
  published_at timestamptz,
  version integer not null default 1,
  primary key (organ_id, document_id, no),
  foreign key (organ_id, document_id) references document (organ_id, id),
  foreign key (organ_id, author_id) references person (organ_id, id)
);
create unique index edition_one_open on edition (organ_id, document_id) where state in ('draft', 'inReview', 'approved');
create index edition_open on edition (organ_id, state, document_id) where state in ('draft', 'inReview', 'approved');
call wall('edition', 'select, insert, update');

-- 索引号: one series per organ and year, taken in the transaction of the first publication, without gaps.
create table index_series (
  organ_id bigint not null references organ (organ_id),
  year integer not null,
  last integer not null check (last between 0 and 99999),
  primary key (organ_id, year)
);
call wall('index_series', 'select, insert, update');

alter table publication add foreign key (organ_id, document_id, edition_no)
  references edition (organ_id, document_id, no);
