-- module: requests

-- Each thing that letters are about has a key for them, wrapped by the master key: destroying this row destroys them all.
create table letter_key (
  organ_id bigint not null references organ (organ_id),
  subject_kind text not null,
  subject_id bigint not null,
  wrapped bytea not null,
  primary key (organ_id, subject_kind, subject_id)
);
call wall('letter_key', 'select, insert, delete');
-- Letters of before lie under the master key itself, until they are sealed anew. What they say never changes: its hash.
alter table letter add column keyed boolean not null default false;
alter table letter alter column keyed drop default;
grant update (body_sealed, keyed) on letter to gongkai_app;

-- A new master key wraps the keys anew; what they seal stays.
grant update (wrapped) on case_key to gongkai_app;
grant update (wrapped) on letter_key to gongkai_app;

-- By which applicants are found: keyed hashes under a key of the organ's own, which outlives master keys.
create table applicant_search_key (
  organ_id bigint primary key references organ (organ_id),
  wrapped bytea not null
);
call wall('applicant_search_key', 'select, insert');
grant update (wrapped) on applicant_search_key to gongkai_app;

create table applicant_index (
  organ_id bigint not null,
  kind text not null check (kind in ('identity', 'name', 'document', 'organisation', 'phone')),
  hash bytea not null,
  intake_id bigint not null,
  held_by text not null check (held_by in ('applicant', 'agent')),
  primary key (organ_id, kind, hash, intake_id, held_by),
  foreign key (organ_id, intake_id) references intake (organ_id, id)
);
create index applicant_index_by_intake on applicant_index (organ_id, intake_id);
call wall('applicant_index', 'select, insert, delete');

-- 查阅: what the audit administrator is shown of one action.
create index audit_record_by_action on audit_record (organ_id, action, id);

-- 保管期限, version by version.
create table retention_setting (
  organ_id bigint not null references organ (organ_id),
  version integer not null check (version > 0),
  periods jsonb not null,
  set_by bigint not null,
  set_at timestamptz not null,
  primary key (organ_id, version),
  foreign key (organ_id, set_by) references person (organ_id, id)
);
call wall('retention_setting', 'select, insert');

-- 销毁清册, kept for ever: which cases, never whose. Proposed, approved and witnessed by three people.
create table destruction_list (
  organ_id bigint not null references organ (organ_id),
  id bigint generated always as identity,
  state text not null check (state in ('proposed', 'approved', 'declined', 'destroyed')),
  appraisal text not null,
  proposed_by bigint not null,
  proposed_name text not null,
  proposed_on date not null,
  decided_by bigint,
  decided_name text,
  decided_on date,
  opinion text not null default '',
  witnessed_by bigint,
  witnessed_name text,
  destroyed_on date,
  version integer not null default 1,
  primary key (organ_id, id),
  foreign key (organ_id, proposed_by) references person (organ_id, id),
  foreign key (organ_id, decided_by) references person (organ_id, id),
  foreign key (organ_id, witnessed_by) references person (organ_id, id),
  check (decided_by <> proposed_by),
  check (witnessed_by <> proposed_by and witnessed_by <> decided_by),
  check (state = 'proposed' or (decided_by is not null and decided_on is not null)),
  check ((state = 'destroyed') = (witnessed_by is not null and destroyed_on is not null))
);
call wall('destruction_list', 'select, insert');
grant update (state, decided_by, decided_name, decided_on, opinion, witnessed_by, witnessed_name, destroyed_on, version)
  on destruction_list to gongkai_app;

create table destruction_item (
  organ_id bigint not null,
  list_id bigint not null,
  request_id bigint not null,
  intake_id bigint not null,
  number text not null,
  outcome text not null,
  concluded_on date not null,
  -- 保管期限 as it was, from which day, until which.
  years integer not null check (years > 0),
  counted_from date not null,
  over_on date not null,
  primary key (organ_id, list_id, request_id),
  foreign key (organ_id, list_id) references destruction_list (organ_id, id),
  foreign key (organ_id, request_id) references request (organ_id, id),
  foreign key (organ_id, intake_id) references intake (organ_id, id)
);
create index destruction_item_by_intake on destruction_item (organ_id, intake_id);
create index destruction_item_by_request on destruction_item (organ_id, request_id);
call wall('destruction_item', 'select, insert');

create function keep_destruction_list() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('declined', 'destroyed') then
    raise exception 'destruction_list is append-only';
  end if;
  if new.state = 'destroyed' and old.state <> 'approved' then
    raise exception 'a destruction list is approved before it is carried out';
  end if;
  return new;
end $$;
create trigger destruction_list_kept before update or delete on destruction_list
  for each row execute function keep_destruction_list();
create trigger destruction_item_append_only before update or delete or truncate on destruction_item
  for each statement execute function refuse_change();

-- Nothing is added to a list after somebody decided on it.
create function refuse_late_item() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from destruction_list l
                 where l.organ_id = new.organ_id and l.id = new.list_id and l.state = 'proposed') then
    raise exception 'the destruction list is closed';
  end if;
  return new;
end $$;
create trigger destruction_item_in_time before insert on destruction_item
  for each row execute function refuse_late_item();

create function is_destroyed(organ bigint, intake bigint) returns boolean language sql stable as $$
  select exists (
    select 1 from destruction_item i
    join destruction_list l on l.organ_id = i.organ_id and l.id = i.list_id
    where i.organ_id = organ and i.intake_id = intake and l.state = 'destroyed')
$$;

-- What came and what was done stays as it is written, but for cases whose destruction was carried out.
create function refuse_change_but_destruction() returns trigger language plpgsql as $$
declare
  intake bigint;
begin
  if tg_table_name = 'intake' then
    intake := old.id;
  elsif tg_table_name = 'request_act' then
    intake := (select r.intake_id from request r where r.organ_id = old.organ_id and r.id = old.request_id);
  else
    intake := old.intake_id;
  end if;
  if not is_destroyed(old.organ_id, intake) then
    raise exception '% is append-only', tg_table_name;
  end if;
  return new;
end $$;
drop trigger intake_append_only on intake;
create trigger intake_append_only before delete or truncate on intake
  for each statement execute function refuse_change();
create trigger intake_kept before update on intake
  for each row execute function refuse_change_but_destruction();
drop trigger intake_file_append_only on intake_file;
create trigger intake_file_append_only before delete or truncate on intake_file
  for each statement execute function refuse_change();
create trigger intake_file_kept before update on intake_file
  for each row execute function refuse_change_but_destruction();
drop trigger case_file_append_only on case_file;
create trigger case_file_append_only before delete or truncate on case_file
  for each statement execute function refuse_change();
create trigger case_file_kept before update on case_file
  for each row execute function refuse_change_but_destruction();
drop trigger request_act_append_only on request_act;
create trigger request_act_append_only before delete or truncate on request_act
  for each statement execute function refuse_change();
create trigger request_act_kept before update on request_act
  for each row execute function refuse_change_but_destruction();

-- The only way to what can be read of a case: the program's role may not change these rows itself. Hashes, days, kinds of
-- acts and whatever is counted stay. A third party keeps a number, so that its acts still belong together.
create procedure destroy_case_content(organ bigint, intake_no bigint)
  language plpgsql security definer set search_path = public, pg_temp
  as $$
declare
  gone constant text := '（已按规定销毁）';
begin
  if not sees(organ) or not is_destroyed(organ, intake_no) then
    raise exception 'this case is on no list that was carried out';
  end if;
  delete from case_key where organ_id = organ and intake_id = intake_no;
  delete from applicant_index where organ_id = organ and intake_id = intake_no;
  update intake_file set name_sealed = '', content_sealed = '' where organ_id = organ and intake_id = intake_no;
  update case_file set name_sealed = '', content_sealed = '', text_sealed = ''
    where organ_id = organ and intake_id = intake_no;
  update intake set applicant_sealed = '', information = gone, description = '', help_wanted = '', more_items = '[]'
    where organ_id = organ and id = intake_no;
  with parties as (
    select a.request_id, a.data->>'party' as party,
      row_number() over (partition by a.request_id order by min(a.seq)) as no
    from request_act a join request r on r.organ_id = a.organ_id and r.id = a.request_id
    where a.organ_id = organ and r.intake_id = intake_no
      and a.data->>'party' not in ('third-party', 'co-maker', 'other-organ')
    group by a.request_id, a.data->>'party'
  ), blank as (
    select a.request_id, a.seq, a.data
      || case when a.data ? 'sealed' then '{"sealed": ""}' else '{}' end::jsonb
      || case when a.data ? 'information' then jsonb_build_object('information', gone) else '{}' end
      || case when p.no is null then '{}' else jsonb_build_object('party',
           case when p.party ~ '^(co-maker|other-organ):' then split_part(p.party, ':', 1) else 'third-party' end
           || ':' || p.no) end as data
    from request_act a
    join request r on r.organ_id = a.organ_id and r.id = a.request_id
    left join parties p on p.request_id = a.request_id and p.party = a.data->>'party'
    where a.organ_id = organ and r.intake_id = intake_no
  )
  update request_act a
    set note = '', data = b.data, irregular = case when a.irregular is null then null else gone end
    from blank b where a.organ_id = organ and a.request_id = b.request_id and a.seq = b.seq;
  update opening_proposal p set information = gone, reason = ''
    from request r
    where p.organ_id = organ and r.organ_id = organ and r.id = p.request_id and r.intake_id = intake_no;
  update request set information = gone where organ_id = organ and intake_id = intake_no;
end $$;
revoke all on procedure destroy_case_content(bigint, bigint) from public;
grant execute on procedure destroy_case_content(bigint, bigint) to gongkai_app;
