-- module: lib
-- The same wall, said so that the planner can tell how many rows it lets through, and without turning the organ of every
-- row into text. It took a table of one organ for one in a hundred, and sorted a million rows in the belief that they were few.

create or replace function sees(organ bigint) returns boolean
  language sql stable
  as $$
    select organ = nullif(nullif(current_setting('gongkai.organ_id', true), 'all'), '')::bigint
      or current_setting('gongkai.organ_id', true) = 'all'
  $$;
