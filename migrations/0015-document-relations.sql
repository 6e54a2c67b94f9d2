-- module: documents

-- Part of what is signed, like the columns beside them; what is empty stays out of the hash, so that older editions
-- keep theirs.
alter table edition
  -- 体裁: one of the kinds of official papers of 《党政机关公文处理工作条例》, or 其他.
  add column genre text not null default '',
  -- Address of a repost.
  add column source_url text not null default '',
  add column byline text not null default '',
  add column keywords text not null default '',
  -- [{ "kind": "interprets" | "repeals" | "amends", "documentId": 1 }, …]
  add column relations jsonb not null default '[]',
  -- 紧急发布: why the edition went out before all levels had signed; empty when they had.
  add column urgent_reason text not null default '';
alter table document add column validity_reason text not null default '';

create index edition_urgent on edition (organ_id) where urgent_reason <> '';
create index edition_document_number on edition (organ_id, document_number)
  where state = 'published' and document_number <> '';

-- The relations that the public edition states, from either side.
create table document_relation (
  organ_id bigint not null,
  from_document bigint not null,
  to_document bigint not null,
  kind text not null check (kind in ('interprets', 'repeals', 'amends')),
  related_on date not null,
  primary key (organ_id, from_document, to_document, kind),
  check (from_document <> to_document),
  foreign key (organ_id, from_document) references document (organ_id, id),
  foreign key (organ_id, to_document) references document (organ_id, id)
);
create index document_relation_to on document_relation (organ_id, to_document);
call wall('document_relation', 'select, insert, update, delete');

-- 定时发布: waits for its instant; what the gate then refused stays with its reasons until somebody deals with it.
create table scheduled_publication (
  organ_id bigint not null,
  document_id bigint not null,
  edition_no integer not null,
  -- The text that was meant, not whatever stands there by then.
  content_hash text not null,
  publish_at timestamptz not null,
  set_by bigint not null,
  set_by_name text not null,
  set_at timestamptz not null,
  refused_at timestamptz,
  -- Refusals as they were shown.
  reasons jsonb not null default '[]',
  primary key (organ_id, document_id),
  foreign key (organ_id, document_id, edition_no) references edition (organ_id, document_id, no),
  foreign key (organ_id, set_by) references person (organ_id, id)
);
create index scheduled_publication_due on scheduled_publication (organ_id, publish_at) where refused_at is null;
call wall('scheduled_publication', 'select, insert, update, delete');
