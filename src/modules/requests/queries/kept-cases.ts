import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import type { KeptCase } from '../destruction.ts'
import { type RetentionPeriods, USUAL_RETENTION } from '../retention.ts'
import { overOn, periodOf, shortestYears } from '../rules/retention.ts'
import { on } from '../tables.ts'

/** What there is of 复议 and 诉讼 in a case. Their module lies above this one, so it is handed in. */
export type RemediesOf = (
  ctx: Ctx,
  requestId: number,
) => Promise<readonly { state: 'pending' | 'renewing' | 'concluded' }[]>

/** What destruction needs of that module: what stands in its way, and the end of what can be read there. */
export interface RemediesBeside {
  remediesOf: RemediesOf
  destroyText(ctx: Ctx, requestId: number): Promise<void>
}

/** So many cases are looked at for one list. */
const MOST = 200

/** 保管期限 in force; version 0 while nobody has set any. */
export async function findRetention(ctx: Ctx): Promise<{ version: number; periods: RetentionPeriods }> {
  const row = await on(ctx)
    .selectFrom('retention_setting')
    .select(['version', 'periods'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { version: 0, periods: USUAL_RETENTION }
}

/** Concluded cases on no list that may be over by now, the oldest first. */
export async function listKeptLong(ctx: Ctx, remediesOf: RemediesOf): Promise<KeptCase[]> {
  const years = shortestYears((await findRetention(ctx)).periods)
  if (years === null) return []
  const rows = await on(ctx)
    .selectFrom('request as r')
    .select('r.id')
    .where('r.organ_id', '=', ctx.organId)
    .where('r.concluded_on', '<=', overOn(ctx.today, -years))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('destruction_item as i')
            .innerJoin('destruction_list as l', (join) =>
              join.onRef('l.organ_id', '=', 'i.organ_id').onRef('l.id', '=', 'i.list_id'),
            )
            .select('i.request_id')
            .where('i.organ_id', '=', ctx.organId)
            .whereRef('i.request_id', '=', 'r.id')
            .where('l.state', '<>', 'declined'),
        ),
      ),
    )
    .orderBy('r.concluded_on')
    .orderBy('r.id')
    .limit(MOST)
    .execute()
  const ids = rows.map(({ id }) => id)
  return loadKept(ctx, ids, remediesOf)
}

/** These cases as appraisal sees them, in the order given; one that is not here is left out. */
export async function loadKept(
  ctx: Ctx,
  ids: readonly number[],
  remediesOf: RemediesOf,
): Promise<KeptCase[]> {
  if (ids.length === 0) return []
  const { periods } = await findRetention(ctx)
  const rows = await selectCases(ctx).where('id', 'in', ids).execute()
  const intakes = rows.map(({ intakeId }) => intakeId)
  const family =
    intakes.length === 0 ? [] : await selectCases(ctx).where('intake_id', 'in', intakes).execute()
  const archived = await archivedDays(ctx, ids)
  const listed = await listedOf(ctx, ids)
  const kept: KeptCase[] = []
  for (const id of ids) {
    const row = rows.find((each) => each.id === id)
    if (row === undefined) continue
    const remedies = await remediesOf(ctx, id)
    const { intakeId, outcome, concludedOn } = row
    kept.push({
      id,
      intakeId,
      number: numberOf(row),
      outcome,
      concludedOn,
      archivedOn: archived.get(id) ?? null,
      remedy: remedyStateOf(remedies.map(({ state }) => state)),
      period: periodOf(periods, { outcome, hasRemedy: remedies.length > 0 }),
      siblings: family
        .filter((each) => each.intakeId === intakeId && each.id !== id)
        .map((each) => ({ id: each.id, number: numberOf(each) })),
      listed: listed.get(id) ?? null,
    })
  }
  return kept
}

/** The one that is furthest from its end stands for all. */
function remedyStateOf(states: readonly KeptCase['remedy'][]): KeptCase['remedy'] {
  return (['pending', 'renewing', 'concluded'] as const).find((state) => states.includes(state)) ?? 'none'
}

function selectCases(ctx: Ctx) {
  return on(ctx)
    .selectFrom('request')
    .select(['id', 'intake_id as intakeId', 'case_number as caseNumber', 'receipt_number as receiptNumber'])
    .select(['outcome', 'concluded_on as concludedOn'])
    .where('organ_id', '=', ctx.organId)
}

function numberOf(row: { caseNumber: string | null; receiptNumber: string }): string {
  return row.caseNumber ?? row.receiptNumber
}

async function archivedDays(ctx: Ctx, ids: readonly number[]): Promise<Map<number, Day>> {
  const rows = await on(ctx)
    .selectFrom('request_act')
    .select(['request_id', 'acted_on'])
    .where('organ_id', '=', ctx.organId)
    .where('request_id', 'in', ids)
    .where('kind', '=', 'archived')
    .where('irregular', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.request_id, row.acted_on]))
}

async function listedOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, KeptCase['listed']>> {
  const rows = await on(ctx)
    .selectFrom('destruction_item as i')
    .innerJoin('destruction_list as l', (join) =>
      join.onRef('l.organ_id', '=', 'i.organ_id').onRef('l.id', '=', 'i.list_id'),
    )
    .select(['i.request_id as requestId', 'l.id as listId', 'l.state'])
    .where('i.organ_id', '=', ctx.organId)
    .where('i.request_id', 'in', ids)
    .where('l.state', '<>', 'declined')
    .execute()
  return new Map(rows.map(({ requestId, ...list }) => [requestId, list]))
}
