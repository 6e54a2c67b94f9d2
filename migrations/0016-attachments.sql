-- module: documents

-- Part of what is signed: [{ "no": 1, "name": "附件1.pdf", "type": "application/pdf", "size": 12, "hash": "…" }, …]
alter table edition
  add column attachments jsonb not null default '[]',
  -- Who wrote the text as it stands; null: the author.
  add column last_writer_id bigint;

-- Every file that was ever added to a document; its number is part of its address and is never given again. The content
-- lies in DATA_DIR/files under its hash. A row never changes: what is signed keeps meaning the same bytes.
create table document_file (
  organ_id bigint not null,
  document_id bigint not null,
  no integer not null check (no > 0),
  use text not null check (use in ('attachment', 'image')),
  name text not null,
  type text not null,
  size bigint not null check (size >= 0),
  -- SHA-256 of the content.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  added_by bigint not null,
  added_at timestamptz not null,
  primary key (organ_id, document_id, no),
  foreign key (organ_id, document_id) references document (organ_id, id),
  foreign key (organ_id, added_by) references person (organ_id, id)
);
call wall('document_file', 'select, insert');

-- Texts of a draft that somebody else's text replaced: nobody's work is lost to a colleague's.
create table former_text (
  organ_id bigint not null,
  document_id bigint not null,
  edition_no integer not null,
  -- Of the edition while it held this text.
  version integer not null,
  title text not null,
  body_html text not null,
  written_by bigint not null,
  written_at timestamptz not null,
  replaced_by bigint not null,
  replaced_at timestamptz not null,
  primary key (organ_id, document_id, edition_no, version),
  foreign key (organ_id, document_id, edition_no) references edition (organ_id, document_id, no),
  foreign key (organ_id, written_by) references person (organ_id, id),
  foreign key (organ_id, replaced_by) references person (organ_id, id)
);
call wall('former_text', 'select, insert');
