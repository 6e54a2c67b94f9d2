import type { Ctx, OrganId, Secrets } from './lib/ctx.ts'
import { dayInChina } from './lib/day.ts'
import type { Database } from './lib/db.ts'
import { keyOldLetters } from './modules/letters/index.ts'
import { indexOldApplicants } from './modules/requests/index.ts'

const ACTOR = { kind: 'system', name: '升级补做' } as const

/**
 * Brings what earlier versions wrote up to what this one keeps: letters under the key of their case, applicants in the
 * index they are found by. In batches beside the serving; stopped at any moment, the next start goes on.
 */
export async function catchUp(source: {
  database: Database
  secrets: Secrets
  organs(): Promise<OrganId[]>
  now: Date
  goOn(): boolean
}): Promise<void> {
  const { database, secrets, now, goOn } = source
  for (const organId of await source.organs()) {
    const scene = { organId, secrets, now, today: dayInChina(now), actor: ACTOR }
    const step = <T>(work: (ctx: Ctx) => Promise<T>) =>
      database.transact(organId, (db) => work({ ...scene, db }))
    while (goOn() && (await step(keyOldLetters)) > 0);
    let after: number | null = 0
    while (goOn() && after !== null) {
      const from: number = after
      after = await step((ctx) => indexOldApplicants(ctx, from))
    }
  }
}
