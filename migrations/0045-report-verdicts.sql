-- module: annual-report

-- What a person decided about a finding in a report that was read from a file. It holds for the same finding of the same
-- organ and year, however often the report is read; the newest counts. The report itself is not kept.
create table report_verdict (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  subject text not null,
  finding_key text not null,
  check_id text not null,
  verdict text not null check (verdict in ('accepted', 'confirmed', 'reopened')),
  reason text not null,
  decided_by bigint not null,
  decided_on date not null,
  primary key (organ_id, id),
  foreign key (organ_id, decided_by) references person (organ_id, id)
);
create index report_verdict_by_subject on report_verdict (organ_id, subject, id);
call wall('report_verdict', 'select, insert');
