-- module: documents

-- The search index: one row per public document, written and removed in the transaction that publishes or takes down.
create table search_text (
  organ_id bigint not null,
  document_id bigint not null,
  -- Of the phrases that `grams` marks; see `search_index`.
  version integer not null,
  -- 标题, normalised: NFKC, lower case, no white space.
  title text not null,
  -- Everything that can be found, normalised; a line for each part that no string reaches across.
  body text not null,
  -- 文号 and 索引号 with letters and digits alone, a line each.
  numbers text not null,
  -- Every pair of code units of `body` as one integer, and below 2^21 what is no pair: the organ, the marked phrases,
  -- the pairs of `numbers`.
  grams integer[] not null,
  column_id bigint not null,
  kind text not null,
  genre text not null,
  validity text not null,
  first_published_on date not null,
  primary key (organ_id, document_id),
  foreign key (organ_id, document_id) references document (organ_id, id)
) with (toast_tuple_target = 128, fillfactor = 90);
-- What is counted and sorted stays in small rows; texts lie beside them, as they are: they are read more than written.
alter table search_text
  alter column title set storage main,
  alter column body set storage external,
  alter column grams set storage external,
  alter column grams set statistics 1000;
create index search_text_grams on search_text using gin (grams)
  with (fastupdate = on, gin_pending_list_limit = 1024);
call wall('search_text', 'select, insert, update, delete');

-- Which phrases are frequent, so that finding them needs no look at the texts. The newest version is written; while it
-- is not complete, rows of the one before are there too, and only pairs are asked for.
create table search_index (
  organ_id bigint not null references organ (organ_id),
  version integer not null,
  -- Each with its share of the documents, in ten thousandths.
  phrases jsonb not null,
  complete boolean not null,
  made_at timestamptz not null,
  primary key (organ_id, version)
);
call wall('search_index', 'select, insert, update, delete');

-- Searching runs as the owner: row-level security keeps any operator that could leak from using an index, and @> is one.
-- So the organ stands in each function, three times: as the row's own, as the organ that the transaction sees, and
-- among the grams.
create function search_documents(
  for_organ_id bigint, known_version integer,
  marked integer[], marked_left text[], plain integer[], plain_left text[], needles text[], joined text,
  number_grams integer[], number text,
  columns bigint[], in_year integer, of_kind text, of_genre text, of_validity text,
  newest_first boolean, page_size integer, skipped bigint)
  returns table (total bigint, index_version integer, document_id bigint, rank integer)
  language plpgsql stable security definer
  set search_path = pg_catalog, public
  set enable_seqscan = off
  set jit = off
  set work_mem = '32MB'
  as $$
declare
  use_marked boolean;
  current_version integer;
  asked integer[];
  left_over text[];
  condition text := '';
  filters constant text :=
    ' t.organ_id + 0 = $1 and sees($1)
      and ($2 is null or t.column_id = any ($2))
      and ($3 is null or t.first_published_on between make_date($3, 1, 1) and make_date($3, 12, 31))
      and ($4 is null or t.kind = $4) and ($5 is null or t.genre = $5) and ($6 is null or t.validity = $6)';
  by_number text := '';
begin
  select i.version, i.complete into current_version, use_marked
    from search_index i where i.organ_id = for_organ_id and sees(for_organ_id) order by i.version desc limit 1;
  use_marked := coalesce(use_marked and current_version = known_version, false);
  asked := case when use_marked then marked else plain end;
  left_over := case when use_marked then marked_left else plain_left end;
  for i in 1 .. coalesce(cardinality(left_over), 0) loop
    condition := condition || format(' and strpos(t.body, $8[%s]) > 0', i);
  end loop;
  if number is not null then
    by_number := ' union all select t.document_id, 0, t.first_published_on from search_text t
      where t.grams @> $10 and strpos(t.numbers, $11) > 0 and ' || filters;
  end if;
  return query execute
    'with found as materialized (
       select t.document_id, case when t.title = $12 then 1 when '
    || (select string_agg(format('strpos(t.title, $9[%s]) > 0', i), ' and ') from generate_subscripts(needles, 1) i)
    || ' then 2 else 4 end as rank, t.first_published_on
       from search_text t where t.grams @> $7 and ' || filters || condition || by_number || '
     ), hit as ('
    || case when by_number = '' then 'select * from found'
       else 'select f.document_id, min(f.rank) as rank, f.first_published_on from found f group by 1, 3' end
    || '), counted as (select count(*) as total from hit), ranked as (
       select h.document_id, h.first_published_on, '
    -- Where the words stand together: only looked at where that is cheap.
    || case when cardinality(needles) > 1 then
         'case when h.rank = 4 and (select c.total from counted c) <= 2000
            and exists (select from search_text t where t.organ_id = $1 and t.document_id = h.document_id
              and strpos(t.body, $12) > 0) then 3 else h.rank end' else 'h.rank' end
    || ' as rank from hit h)
     select c.total, $13::integer, p.document_id, p.rank
     from counted c left join lateral (
       select r.document_id, r.rank, r.first_published_on from ranked r
       order by ' || case when newest_first then '' else 'r.rank, ' end || 'r.first_published_on desc, r.document_id desc
       limit $14 offset $15) p on true
     order by ' || case when newest_first then '' else 'p.rank, ' end || 'p.first_published_on desc, p.document_id desc'
    using for_organ_id, columns, in_year, of_kind, of_genre, of_validity, asked, left_over, needles, number_grams, number,
      joined, current_version, page_size, skipped;
end $$;

-- Titles that share most of these pairs, for who found nothing.
create function search_near(for_organ_id bigint, any_of integer[], pairs text[], most integer)
  returns table (document_id bigint)
  language sql stable security definer
  set search_path = pg_catalog, public
  set enable_seqscan = off
  set jit = off
  as $$
    select f.document_id from (
      select t.document_id, (select count(*) from unnest(pairs) pair where strpos(t.title, pair) > 0) as shared
      from search_text t where t.grams && any_of and t.organ_id + 0 = for_organ_id and sees(for_organ_id)) f
    where f.shared > 0 order by f.shared desc, f.document_id desc limit most
  $$;

revoke execute on function search_documents, search_near from public;
grant execute on function search_documents, search_near to gongkai_app;
