import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotClockAct } from '../rules/case-guards.ts'
import { appendActs } from './append-acts.ts'

/** 收费通知 has gone out: the clock stops until payment (国办函〔2020〕109号). `amount` in 元; the tariff is in fees. */
export async function stopClockForFee(ctx: Ctx, id: number, { amount }: { amount: number }): Promise<void> {
  await appendFeeAct(ctx, id, { kind: 'fee-notified', on: ctx.today, amount })
}

/** 缴费: the answer period starts afresh on the day after (国办函〔2020〕109号). */
export async function restartClockAfterFee(
  ctx: Ctx,
  id: number,
  { amount, on }: { amount: number; on: Day },
): Promise<void> {
  await appendFeeAct(ctx, id, { kind: 'fee-paid', on, amount })
}

async function appendFeeAct(
  ctx: Ctx,
  id: number,
  act: { kind: 'fee-notified' | 'fee-paid'; on: Day; amount: number },
): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotClockAct(file, act))
  await appendActs(ctx, id, [{ act }])
  const { kind, ...detail } = act
  await record(ctx, `requests.${kind}`, { kind: 'request', id }, { detail })
}
