import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { destroyLetters } from '../../letters/index.ts'
import { destroyMessages } from '../../messages/index.ts'
import { actingPerson } from '../../review/index.ts'
import { lockDestruction } from '../queries/destruction-lists.ts'
import { loadKept, type RemediesBeside } from '../queries/kept-cases.ts'
import { whyNotWitness, whyStaleList } from '../rules/destruction-guards.ts'
import { on } from '../tables.ts'
import { whyNotAll } from './propose-destruction.ts'

/**
 * 监销: a third person sees the list carried out. What is destroyed: the key of each case, what that key sealed, its index,
 * its letters and messages, the texts of its remedies, and what applicant and officers wrote; what stays: numbers, days, kinds, outcome, hashes and
 * every count. Refuses when meanwhile a remedy was filed or the periods were made longer. There is no way back.
 */
export async function witnessDestruction(
  ctx: Ctx,
  id: number,
  { version }: { version?: number | undefined },
  { remediesOf, destroyText }: RemediesBeside,
): Promise<{ destroyed: number }> {
  const { id: by, name } = actingPerson(ctx)
  const list = await lockDestruction(ctx, id)
  insist(whyNotWitness(list, by) ?? whyStaleList(list, version))
  const ids = list.items.map(({ requestId }) => requestId)
  const cases = await loadKept(ctx, ids, remediesOf)
  insist(whyNotAll(ctx, cases, id))
  await on(ctx)
    .updateTable('destruction_list')
    .set({ state: 'destroyed', witnessed_by: by, witnessed_name: name, destroyed_on: ctx.today })
    .set({ version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  for (const { id: requestId } of cases) {
    await destroyLetters(ctx, { kind: 'request', id: requestId })
    await destroyText(ctx, requestId)
    await record(ctx, 'requests.destroy', { kind: 'request', id: requestId }, { detail: { list: id } })
  }
  for (const intakeId of new Set(cases.map((each) => each.intakeId))) {
    await destroyMessages(ctx, intakeId)
    await sql`call destroy_case_content(${ctx.organId}::bigint, ${intakeId}::bigint)`.execute(ctx.db)
  }
  const detail = { cases: cases.length, decidedBy: list.decided?.name, proposedBy: list.proposed.name }
  await record(ctx, 'requests.witnessDestruction', { kind: 'destruction', id }, { detail })
  return { destroyed: cases.length }
}
