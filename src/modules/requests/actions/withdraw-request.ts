import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotWithdraw, whyStale } from '../rules/case-guards.ts'
import { appendActs } from './append-acts.ts'

/** 申请人撤回: ends the case without a reply, in （六）3.其他 of table 3. */
export async function withdrawRequest(
  ctx: Ctx,
  id: number,
  { note, version }: { note: string; version?: number | undefined },
): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotWithdraw(file) ?? whyStale(file.row.version, version))
  await appendActs(ctx, id, [{ act: { kind: 'withdrawn', on: ctx.today }, note }])
  await record(ctx, 'requests.withdraw', { kind: 'request', id })
}
