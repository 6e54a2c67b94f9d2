import { join } from 'node:path'
import { sql } from 'kysely'
import { readConfig } from '../src/config.ts'
import { planYear } from '../src/demo/plan.ts'
import { replayYear } from '../src/demo/replay.ts'
import type { Plan } from '../src/demo/setting.ts'
import type { Db, Secrets } from '../src/lib/ctx.ts'
import { day } from '../src/lib/day.ts'
import { act, type Database } from '../src/lib/db.ts'
import { listTrail } from '../src/modules/audit/index.ts'
import { countPublications } from '../src/modules/channels/index.ts'
import { listPublished } from '../src/modules/documents/index.ts'
import { countTable3, listRequests } from '../src/modules/requests/index.ts'
import { openPlatform } from '../src/platform.ts'

/** What the program says of itself, one line of JSON each. */
export type Told =
  /** The audit records that are there when it starts. */
  | { kept: string[] }
  /** An action has answered: with these records, and an index number where it gave one. */
  | { acknowledged: string[]; indexNumber: string | null }
  | { ledger: unknown }

/** Short, but with everything in it: the first two days and those of the request, few documents each. */
export function shortPlan(): Plan {
  const year = planYear()
  const some = year.days.filter(({ request }, index) => index < 2 || request.length > 0)
  return { ...year, days: some.map((each) => ({ ...each, documents: each.documents.slice(0, 4) })) }
}

/** Everything of the organ that counts: figures, publications by number, what was done to each, the request. */
export async function readLedger(database: Database, secrets: Secrets): Promise<unknown> {
  const { organId, documents } = await replayYear(database, secrets, { plan: shortPlan() })
  const actor = { kind: 'system', name: 'test' } as const
  const scene = { organId, actor, today: day('2024-12-31'), now: new Date(0), secrets }
  return act(database, scene, async (ctx) => {
    const { items } = await listPublished(ctx, { page: 1, perPage: 99 })
    const published = []
    for (const { id, indexNumber, title, publishedOn } of items) {
      const trail = await listTrail(ctx, { kind: 'document', id })
      const acts = trail.map(({ action, actor: by, at }) => [action, by, at])
      published.push({ indexNumber, title, publishedOn, acts })
    }
    const { rows } = await listRequests(ctx, { which: 'all', page: 1 })
    return {
      documents,
      published,
      publications: (await countPublications(ctx, 2024)).map(({ name, count }) => [name, count]),
      requests: rows.map(({ caseNumber, stage, outcome }) => [caseNumber, stage, outcome]),
      table3: await countTable3(ctx, 2024),
      series: (await listTrail(ctx, { kind: 'indexSeries', id: 2025 })).map(({ detail }) => detail),
    }
  })
}

/** `node replay-child.ts FOLDER`: the program on a folder of its own, replaying, telling each action it had an answer to. */
async function main(dataDir: string): Promise<void> {
  const config = { ...readConfig({}), dataDir, masterKeyFile: join(dataDir, 'secrets', 'master.key') }
  const { database, secrets, stop } = await openPlatform(config, { as: 'server' })
  tell({ kept: await database.transactAcross((db) => readRecords(db, 'all')) })
  await replayYear(telling(database), secrets, { plan: shortPlan() })
  tell({ ledger: await readLedger(database, secrets) })
  await stop()
}

/** Says what a transaction wrote, after the database has acknowledged it and before anybody goes on. */
function telling(database: Database): Database {
  return {
    ...database,
    transact: async (organId, work) => {
      const { result, records } = await database.transact(organId, async (db) => {
        const inner = await work(db)
        return { result: inner, records: await readRecords(db, 'of this transaction') }
      })
      const { indexNumber = null } = (result ?? {}) as { indexNumber?: string }
      if (records.length > 0) tell({ acknowledged: records, indexNumber })
      return result
    },
  }
}

async function readRecords(db: Db, which: 'all' | 'of this transaction'): Promise<string[]> {
  const own = which === 'all' ? sql`true` : sql`xmin = pg_current_xact_id()::xid`
  const { rows } = await sql<{ text: string }>`
    select concat_ws(' ', id, action, subject_kind, subject_id, detail) as text
    from audit_record where ${own} order by id`.execute(db)
  return rows.map(({ text }) => text)
}

function tell(what: Told): void {
  process.stdout.write(`${JSON.stringify(what)}\n`)
}

if (import.meta.main) await main(process.argv[2] ?? '')
