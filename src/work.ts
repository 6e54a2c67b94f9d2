import type { DailyWork, JobHandler } from './lib/jobs.ts'
import { channelJobs } from './modules/channels/index.ts'
import { messageJobs } from './modules/messages/index.ts'
import { renewedReminderWork } from './modules/remedies/index.ts'
import { heldFileWork, openCaseKey, reminderWork } from './modules/requests/index.ts'

/** Every kind of job of the program, and who does it. */
export const JOB_HANDLERS: readonly JobHandler[] = [...channelJobs, ...messageJobs(openCaseKey)]

/** What is done every day, for each organ. */
export const DAILY_WORK: readonly DailyWork[] = [reminderWork, renewedReminderWork, heldFileWork]
