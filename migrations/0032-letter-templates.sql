-- module: letters

-- 告知书模板 of an organ's own, version by version. `outcome`: of a reply, the sentence of that outcome; otherwise ''.
-- A version without text goes back to the wording that comes with the program.
create table letter_template (
  organ_id bigint not null references organ (organ_id),
  kind text not null,
  outcome text not null,
  version integer not null check (version > 0),
  text text check (text <> ''),
  set_by bigint not null,
  set_name text not null,
  set_at timestamptz not null,
  primary key (organ_id, kind, outcome, version),
  foreign key (organ_id, set_by) references person (organ_id, id),
  check (outcome = '' or kind = 'reply')
);
call wall('letter_template', 'select, insert');
create trigger letter_template_append_only before update or delete or truncate on letter_template
  for each statement execute function refuse_change();
