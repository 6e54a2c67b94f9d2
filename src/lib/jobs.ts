/**
 * The outbox. What must follow a change, but lies outside the database, is sent as a job in the SAME transaction:
 *
 *     await sendJob(ctx, { kind: 'messages.send', subjectId: id })
 *
 * A module hands out a `JobHandler` for each of its kinds (`jobs.ts`); `src/work.ts` lists them, and the serving process
 * works off what is due. A handler may be run again after it was cut off anywhere: it reads its subject, does ONE step,
 * writes it down in a transaction of its own (`scene.act`), and goes on. It ends
 *
 * - normally: the job is gone;
 * - with `again(seconds)`: asked to come back, no failure;
 * - with `throw new JobFailed('…')`: tried again, later each time, and dead after the last attempt;
 * - with `throw new JobFailed('…', { final: true })`: dead at once.
 *
 * A dead job stays until `restartJob`; `gaveUp` tells its module, in the same transaction. Work that recurs every day is
 * a `DailyWork`, run once for each organ and day. Tests and replays call `runDueJobs` and `runDailyWork` themselves.
 */
export { type DailyWork, runDailyWork } from './jobs/daily.ts'
export {
  again,
  JobFailed,
  type JobHandler,
  type JobPolicy,
  type JobScene,
  type WorkSource,
} from './jobs/job.ts'
export { startWork } from './jobs/loop.ts'
export { type DeadJob, listDeadJobs, restartJob, sendJob } from './jobs/outbox.ts'
export { delayAfter } from './jobs/policy.ts'
export { runDueJobs } from './jobs/run.ts'
