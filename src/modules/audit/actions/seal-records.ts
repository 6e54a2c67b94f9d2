import { sql } from 'kysely'
import type { Ctx, OrganId } from '../../../lib/ctx.ts'
import { type AuditLink, type AuditRecord, GENESIS, linkHash } from '../rules.ts'
import { on } from '../tables.ts'
import type { Subject } from './record.ts'

const BATCH = 2_000

/**
 * Links what waits into the organ's chain, oldest first, and returns the new head (null when nothing waited).
 * Takes a lock per organ: two sealers cannot fork a chain.
 */
export async function sealRecords(
  ctx: Pick<Ctx, 'db' | 'organId'>,
): Promise<{ seq: number; hash: string; linked: number } | null> {
  await sql`select pg_advisory_xact_lock(20190515, ${ctx.organId}::integer)`.execute(ctx.db)
  const waiting = await on(ctx)
    .selectFrom('audit_pending as p')
    .innerJoin('audit_record as r', (join) =>
      join.onRef('r.organ_id', '=', 'p.organ_id').onRef('r.id', '=', 'p.record_id'),
    )
    .selectAll('r')
    .where('p.organ_id', '=', ctx.organId)
    .orderBy('p.record_id')
    .limit(BATCH)
    .execute()
  if (waiting.length === 0) return null
  let head = await readHead(ctx)
  const links = waiting.map((row) => {
    const seq = head.seq + 1
    head = { seq, hash: linkHash(head.hash, seq, toRecord(row)) }
    return { organ_id: ctx.organId, seq, record_id: row.id, hash: head.hash }
  })
  await on(ctx).insertInto('audit_link').values(links).execute()
  await on(ctx)
    .deleteFrom('audit_pending')
    .where('organ_id', '=', ctx.organId)
    .where(
      'record_id',
      'in',
      waiting.map((row) => row.id),
    )
    .execute()
  return { ...head, linked: links.length }
}

/** The newest link of an organ's chain; sequence 0 and the genesis text before the first. */
export async function readHead(ctx: Pick<Ctx, 'db' | 'organId'>): Promise<{ seq: number; hash: string }> {
  const row = await on(ctx)
    .selectFrom('audit_link')
    .select(['seq', 'hash'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { seq: 0, hash: GENESIS }
}

/** A stretch of the chain with its records, for export and verification. */
export async function readLinks(
  ctx: Pick<Ctx, 'db' | 'organId'>,
  after: number,
  limit = 5_000,
): Promise<AuditLink[]> {
  const rows = await on(ctx)
    .selectFrom('audit_link as l')
    .innerJoin('audit_record as r', (join) =>
      join.onRef('r.organ_id', '=', 'l.organ_id').onRef('r.id', '=', 'l.record_id'),
    )
    .selectAll('r')
    .select(['l.seq', 'l.hash'])
    .where('l.organ_id', '=', ctx.organId)
    .where('l.seq', '>', after)
    .orderBy('l.seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ seq: row.seq, hash: row.hash, record: toRecord(row) }))
}

/** The links of these subjects alone, in the order of the chain. */
export async function readLinksOf(ctx: Ctx, subjects: readonly Subject[]): Promise<AuditLink[]> {
  const rows = await on(ctx)
    .selectFrom('audit_link as l')
    .innerJoin('audit_record as r', (join) =>
      join.onRef('r.organ_id', '=', 'l.organ_id').onRef('r.id', '=', 'l.record_id'),
    )
    .selectAll('r')
    .select(['l.seq', 'l.hash'])
    .where('l.organ_id', '=', ctx.organId)
    .where((where) =>
      where.or(
        subjects.map(({ kind, id }) =>
          where.and([where('r.subject_kind', '=', kind), where('r.subject_id', '=', String(id))]),
        ),
      ),
    )
    .orderBy('l.seq')
    .execute()
  return rows.map((row) => ({ seq: row.seq, hash: row.hash, record: toRecord(row) }))
}

/** How many records wait for the sealer. */
export async function countUnsealed(ctx: Pick<Ctx, 'db' | 'organId'>): Promise<number> {
  const { count } = await on(ctx)
    .selectFrom('audit_pending')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organ_id', '=', ctx.organId)
    .executeTakeFirstOrThrow()
  return count
}

/** The trail of one thing, newest last. */
export async function listTrail(
  ctx: Ctx,
  subject: { kind: string; id: string | number },
): Promise<AuditRecord[]> {
  const rows = await on(ctx)
    .selectFrom('audit_record')
    .selectAll()
    .where('organ_id', '=', ctx.organId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', String(subject.id))
    .orderBy('id')
    .execute()
  return rows.map(toRecord)
}

interface Row {
  organ_id: OrganId
  id: number
  at: Date
  legal_day: string
  actor: unknown
  action: string
  subject_kind: string
  subject_id: string
  detail: unknown
  before_hash: string | null
  after_hash: string | null
}

function toRecord(row: Row): AuditRecord {
  return {
    organId: row.organ_id,
    id: row.id,
    at: row.at.toISOString(),
    legalDay: row.legal_day,
    actor: row.actor,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    detail: row.detail,
    beforeHash: row.before_hash,
    afterHash: row.after_hash,
  }
}
