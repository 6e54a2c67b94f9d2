import type { Ctx } from '../../../lib/ctx.ts'
import { insist, NotFound, type Refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../../review/index.ts'
import type { KeptCase } from '../destruction.ts'
import { loadKept, type RemediesOf } from '../queries/kept-cases.ts'
import {
  whyNotAppraisal,
  whyNotDestroy,
  whyNothingListed,
  whyNotTogether,
} from '../rules/destruction-guards.ts'
import { countedFrom, overOn } from '../rules/retention.ts'
import { on } from '../tables.ts'

/**
 * 鉴定: proposes cases whose 保管期限 is over for destruction, with the opinion of whoever looked at them. Refuses, with a
 * reason for each, a case that is open, under remedy, kept for ever or not over yet.
 */
export async function proposeDestruction(
  ctx: Ctx,
  { requestIds, appraisal }: { requestIds: readonly number[]; appraisal: string },
  remediesOf: RemediesOf,
): Promise<{ id: number }> {
  const { id: by, name } = actingPerson(ctx)
  const ids = [...new Set(requestIds)]
  const cases = await loadKept(ctx, ids, remediesOf)
  if (cases.length < ids.length) throw new NotFound('其中的案件')
  insist(whyNothingListed(ids.length))
  insist([whyNotAppraisal(appraisal), ...whyNotAll(ctx, cases, null)].filter((each) => each !== null))
  const { id } = await on(ctx)
    .insertInto('destruction_list')
    .values({
      organ_id: ctx.organId,
      state: 'proposed',
      appraisal: appraisal.trim(),
      proposed_by: by,
      proposed_name: name,
      proposed_on: ctx.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await on(ctx)
    .insertInto('destruction_item')
    .values(cases.map((kept) => itemRow(ctx, id, kept)))
    .execute()
  const detail = { cases: cases.map(({ number }) => number) }
  await record(ctx, 'requests.proposeDestruction', { kind: 'destruction', id }, { detail })
  return { id }
}

/** Every reason against destroying these together. */
export function whyNotAll(ctx: Ctx, cases: readonly KeptCase[], listId: number | null): Refusal[] {
  const ids = cases.map(({ id }) => id)
  return cases.flatMap((kept) => whyNotDestroy(kept, ctx.today, listId) ?? whyNotTogether(kept, ids) ?? [])
}

function itemRow(ctx: Ctx, listId: number, kept: KeptCase) {
  const from = countedFrom(kept)
  const { id, intakeId, number, outcome, concludedOn, period } = kept
  if (from === null || outcome === null || concludedOn === null || period === 'permanent') {
    throw new Error('whyNotDestroy let an open case or a permanent one through')
  }
  return {
    organ_id: ctx.organId,
    list_id: listId,
    request_id: id,
    intake_id: intakeId,
    number,
    outcome,
    concluded_on: concludedOn,
    years: period,
    counted_from: from,
    over_on: overOn(from, period),
  }
}
