import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { NotFound } from '../../../lib/refusal.ts'
import type { DestructionItem, DestructionList } from '../destruction.ts'
import { on } from '../tables.ts'

const MOST = 200

/** The lists, newest first, each with what stands on it. */
export async function listDestructions(ctx: Ctx): Promise<DestructionList[]> {
  const rows = await selectLists(ctx).orderBy('id', 'desc').limit(MOST).execute()
  const items = await itemsOf(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => listOf(row, items.get(row.id) ?? []))
}

/** One list, its row locked until the transaction ends. */
export async function lockDestruction(ctx: Ctx, id: number): Promise<DestructionList> {
  const row = await selectLists(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('这份销毁清册')
  return listOf(row, (await itemsOf(ctx, [id])).get(id) ?? [])
}

/** The day on which what can be read of this intake was destroyed; null while it is kept. */
export async function destroyedOn(ctx: Ctx, intakeId: number): Promise<Day | null> {
  const row = await on(ctx)
    .selectFrom('destruction_item as i')
    .innerJoin('destruction_list as l', (join) =>
      join.onRef('l.organ_id', '=', 'i.organ_id').onRef('l.id', '=', 'i.list_id'),
    )
    .select('l.destroyed_on as day')
    .where('i.organ_id', '=', ctx.organId)
    .where('i.intake_id', '=', intakeId)
    .where('l.state', '=', 'destroyed')
    .executeTakeFirst()
  return row?.day ?? null
}

function selectLists(ctx: Ctx) {
  return on(ctx)
    .selectFrom('destruction_list')
    .select(['id', 'state', 'appraisal', 'proposed_by', 'proposed_name', 'proposed_on'])
    .select(['decided_by', 'decided_name', 'decided_on', 'opinion'])
    .select(['witnessed_by', 'witnessed_name', 'destroyed_on', 'version'])
    .where('organ_id', '=', ctx.organId)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectLists>['executeTakeFirstOrThrow']>>

function listOf(row: Row, items: DestructionItem[]): DestructionList {
  const { id, state, appraisal, version, opinion } = row
  const decided = personOn(row.decided_by, row.decided_name, row.decided_on)
  return {
    id,
    state,
    appraisal,
    version,
    items,
    proposed: { by: row.proposed_by, name: row.proposed_name, on: row.proposed_on },
    decided: decided === null ? null : { ...decided, opinion },
    witnessed: personOn(row.witnessed_by, row.witnessed_name, row.destroyed_on),
  }
}

function personOn<D>(by: number | null, name: string | null, onDay: D | null) {
  return by === null || onDay === null ? null : { by, name: name ?? '', on: onDay }
}

async function itemsOf(ctx: Ctx, lists: readonly number[]): Promise<Map<number, DestructionItem[]>> {
  if (lists.length === 0) return new Map()
  const rows = await on(ctx)
    .selectFrom('destruction_item')
    .select([
      'list_id',
      'request_id',
      'number',
      'outcome',
      'concluded_on',
      'years',
      'counted_from',
      'over_on',
    ])
    .where('organ_id', '=', ctx.organId)
    .where('list_id', 'in', lists)
    .orderBy('concluded_on')
    .orderBy('request_id')
    .execute()
  const items = rows.map((row) => ({
    listId: row.list_id,
    item: {
      requestId: row.request_id,
      number: row.number,
      outcome: row.outcome,
      concludedOn: row.concluded_on,
      years: row.years,
      countedFrom: row.counted_from,
      overOn: row.over_on,
    },
  }))
  const byList = Map.groupBy(items, ({ listId }) => listId)
  return new Map([...byList].map(([listId, of]) => [listId, of.map(({ item }) => item)]))
}
