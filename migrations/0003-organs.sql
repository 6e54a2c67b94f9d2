-- module: organs

create table organ (
  organ_id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[0-9A-Z]{9}$'),
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('department', 'government')),
  -- 条例第十二条: what the guide states of the disclosure office.
  disclosure_office jsonb not null,
  -- Where the letters send an applicant who disagrees: settings of the organ.
  remedy_bodies jsonb not null,
  version integer not null default 1
);
call wall('organ', 'select, insert, update');

create table site (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  host text not null unique,
  name text not null,
  english_name text not null default '',
  id_code text not null check (id_code ~ '^[0-9]{10}$'),
  sponsor text not null,
  undertaker text not null,
  address text not null,
  phone text not null,
  icp_number text not null,
  police_number text not null,
  theme text not null default 'blue' check (theme in ('blue', 'red')),
  version integer not null default 1,
  primary key (organ_id, id)
);
call wall('site', 'select, insert, update');
-- Which organ a host name belongs to is asked before any organ is known, and is public.
create policy open_to_all on site for select using (true);

create table unit (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  name text not null,
  primary key (organ_id, id),
  unique (organ_id, name)
);
call wall('unit', 'select, insert, update');

-- Bumped in every transaction that changes what the public may see; pages are cached under it.
create table public_version (
  organ_id bigint primary key references organ (organ_id),
  version bigint not null default 1
);
call wall('public_version', 'select, insert, update');
create policy open_to_all on public_version for select using (true);
