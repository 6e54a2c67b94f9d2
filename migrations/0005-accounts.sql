-- module: accounts

create table person (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  login text not null,
  name text not null,
  unit_id bigint,
  password_hash text not null,
  disabled_on date,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  version integer not null default 1,
  primary key (organ_id, id),
  unique (organ_id, login),
  foreign key (organ_id, unit_id) references unit (organ_id, id)
);
call wall('person', 'select, insert, update');

create table role_grant (
  organ_id bigint not null,
  person_id bigint not null,
  role text not null,
  primary key (organ_id, person_id, role),
  foreign key (organ_id, person_id) references person (organ_id, id)
);
call wall('role_grant');

create table session (
  organ_id bigint not null,
  -- The hash of the token in the cookie: a copy of this table opens no session.
  token_hash text not null,
  person_id bigint not null,
  csrf text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (organ_id, token_hash),
  foreign key (organ_id, person_id) references person (organ_id, id)
);
call wall('session');
