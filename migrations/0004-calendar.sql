-- module: calendar

-- An operator's own days laid over the State Council's calendar: a new holiday notice, a local day off.
create table calendar_day (
  organ_id bigint not null references organ (organ_id),
  day date not null,
  kind text not null check (kind in ('working', 'off')),
  name text not null,
  source text not null,
  primary key (organ_id, day)
);
call wall('calendar_day');
