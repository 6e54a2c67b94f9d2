import { sql } from 'kysely'
import type { Ctx, OrganId, Secrets } from './lib/ctx.ts'
import { dayInChina } from './lib/day.ts'
import type { Database } from './lib/db.ts'
import type { KeyFile } from './lib/key-file.ts'
import type { SealedColumn } from './lib/sealed-column.ts'
import { record } from './modules/audit/index.ts'
import { sealedChannels } from './modules/channels/index.ts'
import { sealedLetters } from './modules/letters/index.ts'
import { sealedMessages } from './modules/messages/index.ts'
import { sealedRequests } from './modules/requests/index.ts'

/** Everything that lies under the master key, of every module. What is not named here is lost with the old key. */
export const SEALED: readonly SealedColumn[] = [
  ...sealedRequests,
  ...sealedLetters,
  ...sealedChannels,
  ...sealedMessages,
]

export interface KeySource {
  database: Database
  secrets: Secrets
  keys: KeyFile
  /** Gives the database role the password of the master key of now. */
  renewRole(): Promise<void>
  organs(): Promise<OrganId[]>
  now: Date
}

/** How far an exchange is. */
export interface KeyStatus {
  /** False while an exchange is under way: then the previous key is still needed. */
  settled: boolean
  columns: { words: string; all: number; old: number }[]
  old: number
}

const ACTOR = { kind: 'system', name: '主密钥更换' } as const
const PAUSE_MS = 200

/** Counts what lies under which key. */
export async function keyStatus(source: KeySource): Promise<KeyStatus> {
  const organs = await source.organs()
  const columns: KeyStatus['columns'] = []
  for (const column of SEALED) {
    const sum = { all: 0, old: 0 }
    for (const organId of organs) {
      const { all, old } = await inOrgan(source, organId, column.count)
      sum.all += all
      sum.old += old
    }
    columns.push({ words: column.words, ...sum })
  }
  const old = columns.reduce((sum, each) => sum + each.old, 0)
  return { settled: source.keys.ring().previous === null, columns, old }
}

/**
 * Exchanges the master key while the program serves. First the key file names both keys, so that every process seals
 * with the new one and opens with either; then everything is sealed anew in batches, each a transaction of its own; in
 * the end the old key is forgotten. Stopped at any moment, the next call goes on. `goOn` hears how many are done.
 */
export async function rotateKeys(
  source: KeySource,
  goOn: (done: number) => boolean,
): Promise<'complete' | 'paused'> {
  const { keys } = source
  const isNew = keys.ring().previous === null
  if (isNew) keys.exchange()
  await source.renewRole()
  if (isNew) await recordAll(source, 'keys.exchange')
  const progress = { done: 0, goOn }
  // Whoever was in the middle of something may still write what the old key sealed.
  const busy = await othersAtWork(source.database)
  if (!(await pass(source, progress))) return 'paused'
  while (await anyStillAtWork(source.database, busy)) {
    await new Promise((resume) => setTimeout(resume, PAUSE_MS))
    if (!goOn(progress.done)) return 'paused'
  }
  while ((await keyStatus(source)).old > 0) {
    if (!(await pass(source, progress))) return 'paused'
  }
  keys.forget()
  await recordAll(source, 'keys.forget')
  return 'complete'
}

type Resealed = Awaited<ReturnType<SealedColumn['reseal']>>

interface Progress {
  done: number
  goOn: (done: number) => boolean
}

/** Once over everything; false when it was told to stop. */
async function pass(source: KeySource, progress: Progress): Promise<boolean> {
  for (const organId of await source.organs()) {
    for (const column of SEALED) {
      let after: number | string | null = null
      do {
        if (!progress.goOn(progress.done)) return false
        const from: number | string | null = after
        const batch: Resealed = await inOrgan(source, organId, (ctx) => column.reseal(ctx, from))
        progress.done += batch.changed
        after = batch.last
      } while (after !== null)
    }
  }
  return true
}

function inOrgan<T>(source: KeySource, organId: OrganId, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { database, secrets, now } = source
  const scene = { organId, secrets, now, today: dayInChina(now), actor: ACTOR }
  return database.transact(organId, (db) => work({ ...scene, db }))
}

/** Every organ's own trail says when the key was exchanged, for it held their applicants' data. */
async function recordAll(source: KeySource, action: string): Promise<void> {
  for (const organId of await source.organs()) {
    await inOrgan(source, organId, (ctx) => record(ctx, action, { kind: 'key', id: 'master' }))
  }
}

/** The transactions of the program that are open, told apart by process and beginning. */
async function othersAtWork(database: Database): Promise<string[]> {
  return database.transactAcross(async (db) => {
    const { rows } = await sql<{ each: string }>`
      select pid || ' ' || xact_start::text as each from pg_stat_activity
      where usename = current_user and datname = current_database()
        and pid <> pg_backend_pid() and xact_start is not null`.execute(db)
    return rows.map((row) => row.each)
  })
}

async function anyStillAtWork(database: Database, busy: readonly string[]): Promise<boolean> {
  if (busy.length === 0) return false
  const now = await othersAtWork(database)
  return busy.some((each) => now.includes(each))
}
