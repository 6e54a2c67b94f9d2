import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotProposeExtension } from '../rules/act-guards.ts'
import { whyStale } from '../rules/case-guards.ts'
import { EXTENSION } from '../rules/periods.ts'
import { appendActs } from './append-acts.ts'

/** 拟延期: for the head of the disclosure office to approve (条例第三十三条). It extends nothing by itself. */
export async function proposeExtension(
  ctx: Ctx,
  id: number,
  { workingDays, reason, version }: { workingDays: number; reason: string; version?: number | undefined },
): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotProposeExtension(file, workingDays) ?? whyStale(file.row.version, version))
  if (ctx.actor.kind !== 'person') return insist(refusal('no-person', '延期须由经办人提出', EXTENSION))
  const act = { kind: 'extension-proposed', on: ctx.today, by: ctx.actor.id, workingDays } as const
  await appendActs(ctx, id, [{ act, note: reason }])
  await record(ctx, 'requests.proposeExtension', { kind: 'request', id }, { detail: { workingDays } })
}
