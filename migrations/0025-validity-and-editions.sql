-- module: documents

-- 效力变更: every change of a document's validity, in order. The document bears the last one that was not undone.
create table validity_change (
  organ_id bigint not null,
  document_id bigint not null,
  no integer not null,
  validity text not null check (validity in ('valid', 'expired', 'repealed', 'amended')),
  -- Null where the system before kept no day.
  changed_on date,
  reason text not null,
  -- The document whose publication did it; null where a person marked it, or it was moved in so.
  by_document bigint,
  -- Undone since its document was taken down, or no longer states it.
  undone_on date,
  primary key (organ_id, document_id, no),
  foreign key (organ_id, document_id) references document (organ_id, id),
  foreign key (organ_id, by_document) references document (organ_id, id),
  check (undone_on is null or by_document is not null)
);
create index validity_change_by on validity_change (organ_id, by_document) where by_document is not null;
call wall('validity_change', 'select, insert, update');

-- What stands already: by the document that states it, where one does.
insert into validity_change (organ_id, document_id, no, validity, changed_on, reason, by_document)
  select d.organ_id, d.id, 1, d.validity, d.validity_changed_on, d.validity_reason,
    (select min(r.from_document) from document_relation r
      where r.organ_id = d.organ_id and r.to_document = d.id and r.related_on = d.validity_changed_on
        and d.validity_reason = ''
        and r.kind = case d.validity when 'repealed' then 'repeals' when 'amended' then 'amends' end)
  from document d
  where d.validity <> 'valid' or d.validity_changed_on is not null;

-- Addresses of earlier editions (历史版本) are part of the proof.
alter table takedown_check drop constraint takedown_check_place_check;
alter table takedown_check add constraint takedown_check_place_check check (
  place in ('page', 'edition', 'home', 'column', 'feed', 'sitemap', 'search', 'linking', 'attachment', 'old-address')
);
