-- module: catalogue

create table catalogue_column (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  parent_id bigint,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  kind text not null check (kind in ('list', 'single', 'statutory', 'topic', 'request')),
  position integer not null,
  description text not null default '',
  version integer not null default 1,
  primary key (organ_id, id),
  unique (organ_id, slug),
  foreign key (organ_id, parent_id) references catalogue_column (organ_id, id)
);
call wall('catalogue_column', 'select, insert, update');
