import type { Ctx, OrganId, Secrets } from '../ctx.ts'
import type { Database } from '../db.ts'
import type { FileStore } from '../storage.ts'

/** What working off jobs needs of an installation. */
export interface WorkSource {
  database: Database
  secrets: Secrets
  /** Null where the program was composed without any. */
  files: FileStore | null
  /** Only the edge reads the clock: the serving process hands its own, a test a fixed one. */
  clock(): Date
  /** A bug, or a server that cannot be reached: for the log of the operator. */
  report(failure: unknown): void
}

/** What a handler works with. No transaction is open but the ones it opens. */
export interface JobScene {
  organId: OrganId
  subjectId: number
  /** 1 on the first run since it was sent or restarted. */
  attempt: number
  files: FileStore | null
  clock(): Date
  /** One transaction in the organ of the job: whatever it wrote is durable when it answers. */
  act<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
}

/** How often a job is tried, and how long it waits in between. */
export interface JobPolicy {
  attempts: number
  firstDelaySeconds: number
  longestDelaySeconds: number
}

export interface JobHandler {
  /** `module.verb`, once in the whole program. */
  kind: string
  /** Who acts, for the audit trail. */
  actor: string
  policy: JobPolicy
  /** One run may take as long as this before another process thinks that it has died. */
  mostSeconds: number
  run(scene: JobScene): Promise<Again | undefined>
  /** The job is dead: its module says so where a person will see it. In the transaction that buries it. */
  gaveUp(ctx: Ctx, subjectId: number, reason: string): Promise<void>
}

/** Asked to come back: no failure, and no attempt used up. */
export class Again {
  readonly seconds: number
  constructor(seconds: number) {
    this.seconds = seconds
  }
}

export function again(seconds: number): Again {
  return new Again(seconds)
}

/** What a handler throws when the world outside said no. `reason` is shown to people: Chinese, no personal data. */
export class JobFailed extends Error {
  readonly reason: string
  readonly final: boolean
  constructor(reason: string, options: { final?: boolean; cause?: unknown } = {}) {
    super(reason, { cause: options.cause })
    this.name = 'JobFailed'
    this.reason = reason
    this.final = options.final ?? false
  }
}
