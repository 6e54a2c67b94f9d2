-- module: remedies

-- What the deciding body ruled, in its own word; null for what was concluded before the word was kept.
alter table remedy add column ruling text;
alter table remedy add constraint remedy_ruling_in_its_column check (
  ruling is null
  or (outcome = 'upheld' and ruling in ('sustained', 'reviewClaimRejected', 'suitClaimDismissed'))
  or (outcome = 'overturned'
      and ruling in ('altered', 'annulled', 'declaredUnlawful', 'declaredVoid', 'orderedToAct'))
  or (outcome = 'other'
      and ruling in ('terminated', 'notAccepted', 'applicationRejected', 'mediated', 'withdrawn', 'suitRejected'))
);
alter table remedy add constraint remedy_ruling_is_concluded check (ruling is null or outcome is not null);

-- 复议后起诉: the 复议 it came after. What the law should not have admitted is marked, with the reason. When the copy of
-- the application reached the organ, and when the organ answered it.
alter table remedy add column based_on_id bigint;
alter table remedy add column irregular text;
alter table remedy add column procedure text not null default 'ordinary'
  check (procedure in ('ordinary', 'simplified'));
alter table remedy add column copy_received_on date;
alter table remedy add column answered_on date;
alter table remedy add foreign key (organ_id, based_on_id) references remedy (organ_id, id);
alter table remedy add constraint remedy_based_on_reconsideration
  check (based_on_id is null or kind = 'suitAfterReconsideration');
alter table remedy add constraint remedy_answered_after_copy
  check (answered_on is null or (copy_received_on is not null and answered_on >= copy_received_on));

-- 二审, with what stood before it and what it did: changed the result of the remedy, opened it again, or is kept beside.
create table remedy_appeal (
  organ_id bigint not null,
  id bigint generated always as identity,
  remedy_id bigint not null,
  file_number text not null,
  filed_on date not null,
  ruling text,
  concluded_on date,
  effect text check (effect in ('changed', 'reopened', 'beside')),
  before jsonb,
  primary key (organ_id, id),
  unique (organ_id, file_number),
  check ((ruling is null) = (concluded_on is null) and (ruling is null) = (effect is null)),
  foreign key (organ_id, remedy_id) references remedy (organ_id, id)
);
create unique index remedy_appeal_open on remedy_appeal (organ_id, remedy_id) where ruling is null;
call wall('remedy_appeal', 'select, insert, update');

-- The years whose table 4 a published report has printed.
create table table_4_closed (
  organ_id bigint not null references organ (organ_id),
  year integer not null,
  closed_on date not null,
  primary key (organ_id, year)
);
call wall('table_4_closed', 'select, insert');
insert into table_4_closed (organ_id, year, closed_on)
  select organ_id, year, coalesce(published_on, decided_on, submitted_on)
  from annual_report where state = 'published';

-- Local practice.
create table remedy_setting (
  organ_id bigint primary key references organ (organ_id),
  second_instance text not null check (second_instance in ('final', 'first')),
  version integer not null default 1
);
call wall('remedy_setting', 'select, insert, update');

-- 重新答复: what a ruling orders, with the period that it sets. The case itself never changes.
create table renewed_reply (
  organ_id bigint not null,
  id bigint generated always as identity,
  remedy_id bigint not null,
  request_id bigint not null,
  opened_on date not null,
  ordered_on date not null,
  working_days integer check (working_days > 0),
  until date,
  officer_id bigint not null,
  proposed_by bigint,
  proposed_on date,
  proposal_sealed bytea,
  outcome text,
  approved_by bigint,
  replied_on date,
  letter_id bigint,
  served_on date,
  serve_by text,
  primary key (organ_id, id),
  unique (organ_id, remedy_id),
  check ((working_days is null) <> (until is null)),
  check ((proposed_by is null) = (proposed_on is null) and (proposed_by is null) = (proposal_sealed is null)),
  check ((approved_by is null) = (replied_on is null) and (approved_by is null) = (letter_id is null)),
  check (approved_by is null or (proposed_by is not null and approved_by <> proposed_by)),
  check (served_on is null or replied_on is not null),
  foreign key (organ_id, remedy_id) references remedy (organ_id, id),
  foreign key (organ_id, request_id) references request (organ_id, id),
  foreign key (organ_id, officer_id) references person (organ_id, id),
  foreign key (organ_id, proposed_by) references person (organ_id, id),
  foreign key (organ_id, approved_by) references person (organ_id, id),
  foreign key (organ_id, letter_id) references letter (organ_id, id)
);
call wall('renewed_reply', 'select, insert, update');
