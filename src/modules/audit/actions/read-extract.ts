import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { type AuditExtractLink, GENESIS } from '../rules.ts'
import { on } from '../tables.ts'
import type { Subject } from './record.ts'
import { readLinksOf, sealRecords } from './seal-records.ts'

/**
 * What the chain holds of these subjects, each link with the hash of the one before it: `audit verify` follows it without
 * the rest of the chain. Links first what still waits, so that nothing done up to now is missing.
 */
export async function readExtract(ctx: Ctx, subjects: readonly Subject[]): Promise<AuditExtractLink[]> {
  while ((await sealRecords(ctx)) !== null) {}
  if (subjects.length === 0) return []
  const links = await readLinksOf(ctx, subjects)
  const before = await hashesOf(
    ctx,
    links.map(({ seq }) => seq - 1),
  )
  return links.map((link) => ({ ...link, previous: before.get(link.seq - 1) ?? GENESIS }))
}

async function hashesOf(ctx: Ctx, seqs: readonly number[]): Promise<Map<number, string>> {
  const rows = await on(ctx)
    .selectFrom('audit_link')
    .select(['seq', 'hash'])
    .where('organ_id', '=', ctx.organId)
    .where(sql<boolean>`seq = any(${[...seqs]}::bigint[])`)
    .execute()
  return new Map(rows.map(({ seq, hash }) => [seq, hash]))
}
