-- module: channels

-- 微信公众号: how a channel is connected to it.
create table wechat_account (
  organ_id bigint not null,
  channel_id bigint not null,
  app_id text not null,
  -- Under the master key; never shown again.
  secret_sealed bytea not null,
  -- Where the interface is: Tencent's own address, or a gateway of the organ.
  base_address text not null,
  -- Stands as author above an article.
  author text not null,
  -- Good for two hours; shared by all processes, for a new one ends the old.
  token_sealed bytea,
  token_until timestamptz,
  -- The plain cover of an article without a picture, uploaded once.
  cover_media_id text,
  version integer not null default 1,
  primary key (organ_id, channel_id),
  foreign key (organ_id, channel_id) references channel (organ_id, id),
  check ((token_sealed is null) = (token_until is null))
);
call wall('wechat_account', 'select, insert, update');

-- One edition on its way to one account. Each column is written before the next step begins.
create table posting (
  organ_id bigint not null,
  id bigint generated always as identity,
  channel_id bigint not null,
  document_id bigint not null,
  edition_no integer not null,
  state text not null check (state in
    ('waiting', 'drafted', 'submitting', 'submitted', 'published', 'failed', 'unclear', 'withdrawing', 'withdrawn')),
  -- What is sent: title, author, digest, text, pictures, public address.
  article jsonb not null,
  -- Where WeChat keeps the pictures, by our address.
  image_urls jsonb not null default '{}',
  cover_media_id text,
  draft_media_id text,
  -- Before the call that publishes: from then on it may have happened.
  submitting_at timestamptz,
  publish_id text,
  article_id text,
  article_url text,
  -- Why it failed, or does not go on.
  failure text not null default '',
  -- Its job was given up: waits for a person.
  stopped boolean not null default false,
  -- Taken down on the site while it was on its way.
  withdraw_asked_at timestamptz,
  asked_at timestamptz not null,
  settled_at timestamptz,
  primary key (organ_id, id),
  unique (organ_id, channel_id, document_id, edition_no),
  foreign key (organ_id, channel_id) references channel (organ_id, id),
  foreign key (organ_id, document_id, edition_no) references edition (organ_id, document_id, no),
  check (state <> 'drafted' or draft_media_id is not null),
  check (state <> 'submitting' or submitting_at is not null),
  check (state <> 'submitted' or publish_id is not null)
);
create index posting_of_document on posting (organ_id, document_id, edition_no);
call wall('posting', 'select, insert, update');
