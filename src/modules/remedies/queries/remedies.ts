import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { type Day, firstDayOf, lastDayOf } from '../../../lib/day.ts'
import { NotFound } from '../../../lib/refusal.ts'
import { type Procedure, REMEDY_KINDS, type Remedy, type RemedyKind, type RemedyOutcome } from '../remedy.ts'
import type { Ruling } from '../ruling.ts'
import { on } from '../tables.ts'

export type RemedyColumn = RemedyOutcome | 'pending'
export type Table4Counts = Record<RemedyKind, Record<RemedyColumn, number>>

/**
 * 国办公开办函〔2021〕30号，表四: each remedy once, in the year it was concluded; 尚未审结 if it had been filed by the end of
 * the year and was still open then.
 */
export async function countTable4(ctx: Ctx, year: number): Promise<Table4Counts> {
  const last = lastDayOf(year)
  const rows = await on(ctx)
    .selectFrom('remedy')
    .select([
      'kind',
      sql<RemedyColumn>`case when concluded_on <= ${last} then outcome else 'pending' end`.as('column'),
      sql<number>`count(*)`.as('count'),
    ])
    .where('organ_id', '=', ctx.organId)
    .where('filed_on', '<=', last)
    .where((where) =>
      where.or([where('concluded_on', 'is', null), where('concluded_on', '>=', firstDayOf(year))]),
    )
    .groupBy(['kind', sql`2`])
    .execute()
  const counts = Object.fromEntries(
    Object.keys(REMEDY_KINDS).map((kind) => [kind, { upheld: 0, overturned: 0, other: 0, pending: 0 }]),
  ) as Table4Counts
  for (const { kind, column, count } of rows) counts[kind][column] = count
  return counts
}

/** The remedies behind one cell of table 4. */
export async function listTable4Records(
  ctx: Ctx,
  year: number,
  { kind, column }: { kind: RemedyKind; column: RemedyColumn | 'total' },
): Promise<Remedy[]> {
  const first = firstDayOf(year)
  const last = lastDayOf(year)
  const rows = await selectRemedies(ctx)
    .where('kind', '=', kind)
    .where('filed_on', '<=', last)
    .where((where) => where.or([where('concluded_on', 'is', null), where('concluded_on', '>=', first)]))
    .orderBy('filed_on')
    .orderBy('id')
    .execute()
  return rows.map(remedyOf).filter((each) => column === 'total' || columnOf(each, last) === column)
}

/** The remedies of a request, in the order they were filed. */
export async function listRemedies(ctx: Ctx, requestId: number): Promise<Remedy[]> {
  const rows = await selectRemedies(ctx)
    .where('request_id', '=', requestId)
    .orderBy('filed_on')
    .orderBy('id')
    .execute()
  return rows.map(remedyOf)
}

/** The remedies whose copy came and which the organ has not answered yet, the oldest copy first. */
export async function listUnanswered(ctx: Ctx): Promise<Remedy[]> {
  const rows = await selectRemedies(ctx)
    .where('copy_received_on', 'is not', null)
    .where('answered_on', 'is', null)
    .where('concluded_on', 'is', null)
    .orderBy('copy_received_on')
    .orderBy('id')
    .execute()
  return rows.map(remedyOf)
}

export async function loadRemedy(ctx: Ctx, id: number, lock: 'for update' | 'read only'): Promise<Remedy> {
  const query = selectRemedies(ctx).where('id', '=', id)
  const row = await (lock === 'for update' ? query.forUpdate() : query).executeTakeFirst()
  if (row === undefined) throw new NotFound('这件复议或者诉讼')
  return remedyOf(row)
}

function selectRemedies(ctx: Ctx) {
  return on(ctx)
    .selectFrom('remedy')
    .select([
      'id',
      'request_id',
      'kind',
      'file_number',
      'filed_on',
      'ruling',
      'outcome',
      'concluded_on',
      'based_on_id',
      'irregular',
      'procedure',
      'copy_received_on',
      'answered_on',
      'version',
    ])
    .where('organ_id', '=', ctx.organId)
}

function columnOf(remedy: Remedy, last: Day): RemedyColumn {
  return remedy.state === 'concluded' && remedy.concludedOn <= last ? remedy.outcome : 'pending'
}

function remedyOf(row: {
  id: number
  request_id: number
  kind: RemedyKind
  file_number: string
  filed_on: Day
  ruling: Ruling | null
  outcome: RemedyOutcome | null
  concluded_on: Day | null
  based_on_id: number | null
  irregular: string | null
  procedure: Procedure
  copy_received_on: Day | null
  answered_on: Day | null
  version: number
}): Remedy {
  const filed = {
    id: row.id,
    requestId: row.request_id,
    kind: row.kind,
    fileNumber: row.file_number,
    filedOn: row.filed_on,
    basedOnId: row.based_on_id,
    irregular: row.irregular,
    procedure: row.procedure,
    copyReceivedOn: row.copy_received_on,
    answeredOn: row.answered_on,
    version: row.version,
  }
  if (row.outcome === null || row.concluded_on === null) return { ...filed, state: 'pending' }
  const { ruling, outcome } = row
  return { ...filed, state: 'concluded', ruling, outcome, concludedOn: row.concluded_on }
}
