-- module: lib
-- The outbox: what is to be done after a change, written in the transaction of the change. A row is gone once it is done.

create table job (
  organ_id bigint not null references organ (organ_id),
  kind text not null,
  -- An id and nothing else: no personal data and no text stands here.
  subject_id bigint not null,
  state text not null default 'waiting' check (state in ('waiting', 'dead')),
  -- Not before then. Pushed on before each attempt, so that a process that dies leaves a job that is due again.
  run_at timestamptz not null,
  attempts integer not null default 0,
  sent_at timestamptz not null,
  -- Why the last attempt failed, in words of the program's own.
  failure text not null default '',
  primary key (organ_id, kind, subject_id)
);
create index job_due on job (run_at) where state = 'waiting';
call wall('job');

-- The last day on which a piece of daily work was done.
create table daily_work (
  organ_id bigint not null references organ (organ_id),
  name text not null,
  done_on date not null,
  primary key (organ_id, name)
);
call wall('daily_work', 'select, insert, update');
