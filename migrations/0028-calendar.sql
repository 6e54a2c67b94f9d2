-- module: calendar

-- The own days of an organ, laid over the State Council's calendar: each adoption is a version with all of them, so
-- that who changed what, when and on which source stays, and two who adopt at once cannot both win.
create table calendar_version (
  organ_id bigint not null references organ (organ_id),
  version integer not null check (version > 0),
  -- [{ "day": "2027-01-01", "kind": "off", "name": "元旦放假", "source": "…", "origin": "notice" }, …], all that hold.
  days jsonb not null,
  -- The end of the last whole year whose notice was adopted; null while only single days were.
  known_through date,
  -- What this version changed: the notice or the decision it rests on.
  source text not null,
  summary text not null,
  adopted_by bigint,
  adopted_by_name text not null,
  adopted_on date not null,
  adopted_at timestamptz not null,
  primary key (organ_id, version)
);
call wall('calendar_version', 'select, insert');

insert into calendar_version (organ_id, version, days, source, summary, adopted_by_name, adopted_on, adopted_at)
select organ_id, 1,
  jsonb_agg(jsonb_build_object('day', day, 'kind', kind, 'name', name, 'source', source, 'origin', 'local')
    order by day),
  string_agg(distinct source, '；'), '升级前设置的日期', '升级', date '2024-01-01', timestamptz '2024-01-01 00:00+08'
from calendar_day group by organ_id;
drop table calendar_day;
