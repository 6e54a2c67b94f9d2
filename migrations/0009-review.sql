-- module: review
-- Keeps (subject, content hash, level) and knows nothing of documents: the owner asks whether a hash has passed.

create table review_chain (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  name text not null,
  version_no integer not null,
  -- [{ "name": "一审一校（科室负责人）", "signers": [person ids] }, …]
  levels jsonb not null,
  made_on date not null,
  primary key (organ_id, id),
  unique (organ_id, name, version_no)
);
call wall('review_chain', 'select, insert');

create table review (
  organ_id bigint not null,
  id bigint generated always as identity,
  subject_kind text not null,
  subject_id bigint not null,
  subject_title text not null,
  chain_id bigint not null,
  -- Everybody who wrote the text: none of them signs it.
  author_ids jsonb not null,
  content_hash text not null,
  -- withdrawn: the text was changed, or fell in the secrecy review, while it was under way.
  state text not null check (state in ('open', 'passed', 'returned', 'withdrawn')),
  opened_at timestamptz not null,
  version integer not null default 1,
  primary key (organ_id, id),
  foreign key (organ_id, chain_id) references review_chain (organ_id, id)
);
create unique index review_one_open on review (organ_id, subject_kind, subject_id) where state = 'open';
create index review_by_subject on review (organ_id, subject_kind, subject_id, id);
call wall('review', 'select, insert, update');

create table sign_off (
  organ_id bigint not null,
  id bigint generated always as identity,
  review_id bigint not null,
  level integer not null,
  person_id bigint not null,
  person_name text not null,
  verdict text not null check (verdict in ('pass', 'return')),
  reviewed boolean not null,
  proofread boolean not null,
  opinion text not null,
  content_hash text not null,
  signed_on date not null,
  signed_at timestamptz not null,
  primary key (organ_id, id),
  foreign key (organ_id, review_id) references review (organ_id, id),
  foreign key (organ_id, person_id) references person (organ_id, id)
);
-- The last wall behind the rule: nobody passes two levels of one review, and no level is passed twice.
create unique index sign_off_once_each on sign_off (organ_id, review_id, person_id) where verdict = 'pass';
create unique index sign_off_level_once on sign_off (organ_id, review_id, level) where verdict = 'pass';
call wall('sign_off', 'select, insert');

create table secrecy_review (
  organ_id bigint not null,
  id bigint generated always as identity,
  subject_kind text not null,
  subject_id bigint not null,
  content_hash text not null,
  person_id bigint not null,
  person_name text not null,
  verdict text not null check (verdict in ('pass', 'return')),
  opinion text not null,
  signed_on date not null,
  signed_at timestamptz not null,
  primary key (organ_id, id),
  foreign key (organ_id, person_id) references person (organ_id, id)
);
create index secrecy_review_by_subject on secrecy_review (organ_id, subject_kind, subject_id, id);
call wall('secrecy_review', 'select, insert');
