import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotClockAct, whyStale } from '../rules/case-guards.ts'
import { appendActs } from './append-acts.ts'

/** 收到补正: 答复期限自行政机关收到补正的申请之日起计算 (条例第三十条). */
export async function recordSupplement(
  ctx: Ctx,
  id: number,
  { on, note, version }: { on: Day; note: string; version?: number | undefined },
): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  const act = { kind: 'supplemented', on } as const
  insist(whyNotClockAct(file, act) ?? whyStale(file.row.version, version))
  await appendActs(ctx, id, [{ act, note }])
  await record(ctx, 'requests.recordSupplement', { kind: 'request', id }, { detail: { on } })
}
