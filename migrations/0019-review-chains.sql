-- module: review

-- What a version of a chain is for: [{ "columnId": 3 or null (any), "topic": "repost" or null (any) }, …].
alter table review_chain add column uses jsonb not null default '[]';

alter table review
  add column topic text not null default 'ordinary'
    check (topic in ('ordinary', 'repost', 'figures', 'leaders', 'correction')),
  -- Why this chain and no other, in the words that the editor saw.
  add column chosen_because text not null default '',
  -- Of a correction of form: { "what": "typo", "reason": "…" }.
  add column correction jsonb,
  add constraint review_correction check ((topic = 'correction') = (correction is not null));

alter table sign_off
  -- Whom a deputy stood for.
  add column principal_id bigint,
  add column principal_name text not null default '',
  -- [{ "quote": "…", "remark": "…" }, …]
  add column remarks jsonb not null default '[]',
  -- The signer found more in it than a correction of form.
  add column not_formal boolean not null default false,
  -- Signed on paper: { "recordedBy": id, "recordedByName": "…", "keptAt": "…", "scan": "…" }.
  add column paper jsonb,
  add foreign key (organ_id, principal_id) references person (organ_id, id);
-- Nobody counts for two levels through somebody else either.
create unique index sign_off_principal_once on sign_off (organ_id, review_id, principal_id)
  where verdict = 'pass' and principal_id is not null;

-- A/B角: who signs in whose place, from day to day.
create table review_deputy (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  person_id bigint not null,
  deputy_id bigint not null check (deputy_id <> person_id),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  named_by bigint not null,
  named_at timestamptz not null,
  ended_at timestamptz,
  primary key (organ_id, id),
  foreign key (organ_id, person_id) references person (organ_id, id),
  foreign key (organ_id, deputy_id) references person (organ_id, id),
  foreign key (organ_id, named_by) references person (organ_id, id)
);
create index review_deputy_by_deputy on review_deputy (organ_id, deputy_id, to_day);
call wall('review_deputy', 'select, insert, update');

-- Scans of signed sheets in the file store: only what was handed in here can be named in a sign-off, and read again.
create table paper_scan (
  organ_id bigint not null references organ (organ_id),
  hash text not null,
  media_type text not null,
  size bigint not null,
  taken_by bigint not null,
  taken_at timestamptz not null,
  primary key (organ_id, hash),
  foreign key (organ_id, taken_by) references person (organ_id, id)
);
call wall('paper_scan', 'select, insert');
