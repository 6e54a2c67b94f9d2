-- module: lib
-- The second wall of tenancy: each transaction names its organ, and row-level security holds it to that.

create function sees(organ bigint) returns boolean
  language sql stable
  as $$ select current_setting('gongkai.organ_id', true) in (organ::text, 'all') $$;

-- Puts a table behind the wall and hands it to the program's role with just the verbs it needs.
create procedure wall(name text, verbs text default 'select, insert, update, delete')
  language plpgsql
  as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('create policy organ on %I using (sees(organ_id)) with check (sees(organ_id))', name);
  execute format('grant %s on %I to gongkai_app', verbs, name);
end $$;

revoke create on schema public from public;
grant usage on schema public to gongkai_app;
