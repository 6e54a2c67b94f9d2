import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { newestRow } from '../queries.ts'
import { on } from '../tables.ts'

/** Pauses what is running, or lets go on what is paused; heard after the batch under way. */
export async function steerRescreening(ctx: Ctx, to: 'paused' | 'running'): Promise<void> {
  const row = await newestRow(ctx).forUpdate().executeTakeFirst()
  const from = to === 'paused' ? 'running' : 'paused'
  if (row?.state !== from)
    insist(refusal('not-so', from === 'running' ? '现在没有正在进行的重新筛查' : '现在没有暂停的重新筛查'))
  const id = row?.id ?? 0
  await on(ctx)
    .updateTable('rescreening')
    .set({ state: to })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await record(ctx, `rescreening.${to === 'paused' ? 'pause' : 'resume'}`, { kind: 'rescreening', id })
}
