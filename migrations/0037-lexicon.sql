-- module: screening

-- An organ's own lexicon over the starter lexicon: every change is a whole new version, and none is ever changed.
create table lexicon_version (
  organ_id bigint not null references organ (organ_id),
  version integer not null,
  entries jsonb not null,
  entry_count integer not null,
  source text not null,
  made_by bigint not null,
  made_on date not null,
  primary key (organ_id, version),
  foreign key (organ_id, made_by) references person (organ_id, id)
);
create trigger lexicon_version_append_only before update or delete or truncate on lexicon_version
  for each statement execute function refuse_change();
call wall('lexicon_version', 'select, insert');

-- How often an entry was ignored: candidates for an exception.
create index screening_disposition_by_entry on screening_disposition (organ_id, entry);
