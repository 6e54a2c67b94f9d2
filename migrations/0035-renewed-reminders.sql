-- module: remedies

-- Who was reminded of a new answer that is due; each step once, however often it runs.
create table renewed_reminder (
  organ_id bigint not null,
  renewed_id bigint not null,
  due_on date not null,
  -- Working days before the due date; 0 means that it has passed.
  step smallint not null check (step in (5, 2, 1, 0)),
  person_id bigint not null,
  sent_on date not null,
  seen_at timestamptz,
  primary key (organ_id, renewed_id, due_on, step, person_id),
  foreign key (organ_id, renewed_id) references renewed_reply (organ_id, id),
  foreign key (organ_id, person_id) references person (organ_id, id)
);
create index renewed_reminder_unseen on renewed_reminder (organ_id, person_id, sent_on) where seen_at is null;
call wall('renewed_reminder', 'select, insert, update');

-- Nothing was ever kept for this purpose: what comes in lies in intake_file.
alter table case_file drop constraint case_file_purpose_check;
alter table case_file add constraint case_file_purpose_check
  check (purpose in ('unit', 'enclosure', 'sealed', 'proof'));
