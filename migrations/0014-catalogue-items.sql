-- module: catalogue

alter table catalogue_column
  drop constraint catalogue_column_kind_check,
  add constraint catalogue_column_kind_check
    check (kind in ('list', 'single', 'statutory', 'topic', 'request', 'link')),
  -- Where a column of kind link leads.
  add column address text not null default '',
  add column visibility text not null default 'shown' check (visibility in ('shown', 'hidden')),
  add column responsible_id bigint,
  -- What the organ promises of itself, in calendar days.
  add column update_interval_days integer check (update_interval_days between 1 and 1100),
  -- A retired column keeps its address for ever: it leads to the successor, or home where there is none.
  add column retired_on date,
  add column successor_id bigint,
  add foreign key (organ_id, responsible_id) references person (organ_id, id),
  add foreign key (organ_id, successor_id) references catalogue_column (organ_id, id),
  add check ((kind = 'link') = (address <> '')),
  add check (retired_on is not null or successor_id is null);

-- 主动公开基本目录: what the organ must publish, on which basis, by when.
create table catalogue_item (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  position integer not null,
  name text not null,
  content text not null,
  legal_basis text not null,
  time_limit text not null,
  -- The same as a number of working days after being made or changed; null where only the words say it.
  limit_working_days integer check (limit_working_days between 1 and 366),
  responsible_unit text not null default '',
  channel text not null default '',
  update_interval_days integer check (update_interval_days between 1 and 1100),
  -- When the information was last made or changed: its publication is due from then on.
  changed_on date,
  version integer not null default 1,
  primary key (organ_id, id)
);
call wall('catalogue_item', 'select, insert, update, delete');

create table catalogue_item_column (
  organ_id bigint not null,
  item_id bigint not null,
  column_id bigint not null,
  primary key (organ_id, item_id, column_id),
  foreign key (organ_id, item_id) references catalogue_item (organ_id, id) on delete cascade,
  foreign key (organ_id, column_id) references catalogue_column (organ_id, id)
);
call wall('catalogue_item_column', 'select, insert, delete');

-- 情况说明: a statement that there is nothing, as of a day. Renewed by a new row; none is ever changed.
create table nil_statement (
  organ_id bigint not null,
  id bigint generated always as identity,
  column_id bigint not null,
  stated_on date not null,
  renew_on date not null check (renew_on > stated_on),
  made_by bigint not null,
  made_at timestamptz not null,
  primary key (organ_id, id),
  foreign key (organ_id, column_id) references catalogue_column (organ_id, id),
  foreign key (organ_id, made_by) references person (organ_id, id)
);
create index nil_statement_newest on nil_statement (organ_id, column_id, id desc);
call wall('nil_statement', 'select, insert');

-- Where the documents of a merged column stood when they were signed: the hash of a closed edition names that column.
alter table edition
  add column signed_column_id bigint,
  add foreign key (organ_id, signed_column_id) references catalogue_column (organ_id, id);
