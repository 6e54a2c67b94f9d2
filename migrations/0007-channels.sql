-- module: channels

create table channel (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  kind text not null check (kind in ('website', 'wechat', 'app', 'gazette', 'notice-board')),
  name text not null,
  primary key (organ_id, id),
  unique (organ_id, name)
);
call wall('channel', 'select, insert, update');

-- One row per publication on a channel: the yearly count by channel comes from here.
create table publication (
  organ_id bigint not null,
  id bigint generated always as identity,
  channel_id bigint not null,
  document_id bigint not null,
  edition_no integer not null,
  published_on date not null,
  published_at timestamptz not null,
  primary key (organ_id, id),
  unique (organ_id, channel_id, document_id, edition_no),
  foreign key (organ_id, channel_id) references channel (organ_id, id)
);
create index publication_by_day on publication (organ_id, published_on, channel_id);
call wall('publication', 'select, insert');
