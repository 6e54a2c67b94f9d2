import { sql } from 'kysely'
import type { Ctx } from '../../lib/ctx.ts'
import { type Day, instantInChina } from '../../lib/day.ts'
import { on } from './tables.ts'

/** One record, as far as a list of them shows it. */
export interface ActionRecord {
  id: number
  at: Date
  /** Null for what no member of staff did. */
  personId: number | null
  name: string
  action: string
  subject: { kind: string; id: string }
  reason: string
}

export interface ActionCount {
  personId: number
  name: string
  count: number
  /** How many things of that kind, whatever the number of times. */
  subjects: number
  last: Date
}

interface Span {
  actions: readonly string[]
  from: Day
  to: Day
}

/** Who did any of these things between two days, those included, how often and to how many; the busiest first. */
export async function countActions(ctx: Ctx, span: Span): Promise<ActionCount[]> {
  return within(ctx, span)
    .select([
      sql<number>`(actor->>'id')::bigint`.as('personId'),
      sql<string>`max(actor->>'name')`.as('name'),
      sql<number>`count(*)`.as('count'),
      sql<number>`count(distinct subject_kind || ' ' || subject_id)`.as('subjects'),
      sql<Date>`max(at)`.as('last'),
    ])
    .where(sql<boolean>`actor->>'kind' = 'person'`)
    .groupBy(sql`1`)
    .orderBy('count', 'desc')
    .execute()
}

/** The newest records of these actions, with the reason that was given. */
export async function listActions(
  ctx: Ctx,
  { most, personId, ...span }: Span & { most: number; personId?: number | undefined },
): Promise<ActionRecord[]> {
  const rows = await within(ctx, span)
    .select([
      'id',
      'at',
      'action',
      'subject_kind',
      'subject_id',
      sql<number | null>`(actor->>'id')::bigint`.as('personId'),
      sql<string | null>`actor->>'name'`.as('name'),
      sql<string | null>`detail->>'reason'`.as('reason'),
    ])
    .$if(personId !== undefined, (query) => query.where(sql<boolean>`(actor->>'id')::bigint = ${personId}`))
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ id, at, action, subject_kind, subject_id, personId: by, name, reason }) => ({
    id,
    at,
    personId: by,
    name: name ?? '',
    action,
    subject: { kind: subject_kind, id: subject_id },
    reason: reason ?? '',
  }))
}

function within(ctx: Ctx, { actions, from, to }: Span) {
  return on(ctx)
    .selectFrom('audit_record')
    .where('organ_id', '=', ctx.organId)
    .where('action', 'in', [...actions])
    .where('at', '>=', instantInChina(from))
    .where('at', '<', new Date(instantInChina(to).getTime() + 86_400_000))
}
