import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { MOST_DAYS } from '../rules.ts'
import { findNoteSetting, type NoteSetting } from '../setting.ts'
import { on } from '../tables.ts'

/** What visitors are promised from now on, in working days; notes that came before keep their promise. */
export async function setNoteDays(
  ctx: Ctx,
  { workingDays, version: seen }: NoteSetting,
): Promise<{ version: number }> {
  const before = await findNoteSetting(ctx)
  if (before.version !== seen) insist(refusal('stale', '其他人刚刚改过这项设置，请刷新后重试'))
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > MOST_DAYS)
    insist(refusal('note-days', `答复期限应为 1 至 ${MOST_DAYS} 个工作日`, { field: 'workingDays' }))
  const version = before.version + 1
  const fresh = { working_days: workingDays, version }
  await on(ctx)
    .insertInto('page_note_setting')
    .values({ organ_id: ctx.organId, ...fresh })
    .onConflict((conflict) => conflict.columns(['organ_id']).doUpdateSet(fresh))
    .execute()
  const after = { workingDays, version }
  await record(ctx, 'pageNotes.setDays', { kind: 'pageNoteSetting', id: ctx.organId }, { before, after })
  return { version }
}
