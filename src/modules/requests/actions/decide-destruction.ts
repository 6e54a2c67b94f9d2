import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../../review/index.ts'
import { lockDestruction } from '../queries/destruction-lists.ts'
import { whyNotDecide, whyStaleList } from '../rules/destruction-guards.ts'
import { on } from '../tables.ts'

/** 审批: the head lets a list pass, or declines it; then its cases can be proposed again. Not by who proposed it. */
export async function decideDestruction(
  ctx: Ctx,
  id: number,
  {
    verdict,
    opinion,
    version,
  }: { verdict: 'approve' | 'decline'; opinion: string; version?: number | undefined },
): Promise<void> {
  const { id: by, name } = actingPerson(ctx)
  const list = await lockDestruction(ctx, id)
  insist(whyNotDecide(list, by) ?? whyStaleList(list, version))
  const state = verdict === 'approve' ? 'approved' : 'declined'
  await on(ctx)
    .updateTable('destruction_list')
    .set({ state, decided_by: by, decided_name: name, decided_on: ctx.today, opinion: opinion.trim() })
    .set({ version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await record(ctx, 'requests.decideDestruction', { kind: 'destruction', id }, { detail: { verdict } })
}
