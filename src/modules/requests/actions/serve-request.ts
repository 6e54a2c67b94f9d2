import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { WayToServe } from '../applicant.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotServe, whyStale } from '../rules/case-guards.ts'
import { appendActs } from './append-acts.ts'

/** 送达: how and when the reply reached the applicant; the periods of a remedy run from then. */
export async function serveRequest(
  ctx: Ctx,
  id: number,
  { serveBy, on, version }: { serveBy: WayToServe; on: Day; version?: number | undefined },
): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotServe(file, on) ?? whyStale(file.row.version, version))
  await appendActs(ctx, id, [{ act: { kind: 'served', on, serveBy } }])
  await record(ctx, 'requests.serve', { kind: 'request', id }, { detail: { serveBy, on } })
}
