-- module: documents

-- What can be read in a kept file, by the hash of its content: read once when it is taken in, so that neither the gate
-- nor the search opens files. A row never changes: the same bytes say the same.
create table file_text (
  organ_id bigint not null references organ (organ_id),
  -- SHA-256 of the content.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- [{ "place": "第 2 页", "text": "…" }, …]
  parts jsonb not null,
  -- { "作者": "…", "单位": "…" }
  properties jsonb not null,
  -- ["修订 3 处", …]
  hidden jsonb not null,
  -- ["第 3 页没有文字层", …]
  problems jsonb not null,
  read_at timestamptz not null,
  primary key (organ_id, hash)
);
call wall('file_text', 'select, insert');
