import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../../review/index.ts'
import { whyStale } from '../../review/rules.ts'
import { compileFigures, lockCompilation } from '../queries/index.ts'
import { movedFigures, whyNotAccept, whyNotDecide } from '../rules/index.ts'
import { moveReport } from './move-report.ts'

/** Accepts the report that was handed in, or returns it with an opinion. The compiler cannot do either. */
export async function decideReport(
  ctx: Ctx,
  id: number,
  given: { verdict: 'accept' | 'return'; opinion: string; version: number },
): Promise<void> {
  const { id: personId } = actingPerson(ctx)
  const compilation = await lockCompilation(ctx, id)
  insist(whyNotDecide(compilation, personId))
  insist(whyStale(compilation, given))
  const opinion = given.opinion.trim()
  const decision = { by: personId, on: ctx.today, opinion }
  const subject = { kind: 'annualReport', id }
  if (given.verdict === 'return') {
    if (opinion === '') {
      insist(refusal('opinion-missing', '退回的请写明需要修改什么', { field: 'opinion' }))
    }
    await moveReport(ctx, id, { state: 'returned', decision, snapshot: null })
    await record(ctx, 'annualReport.return', subject, { detail: { opinion } })
    return
  }
  if ('snapshot' in compilation) {
    const now = await compileFigures(ctx, compilation.year)
    insist(whyNotAccept(movedFigures(compilation.snapshot.figures, now)))
  }
  await moveReport(ctx, id, { state: 'accepted', decision })
  await record(ctx, 'annualReport.accept', subject, { detail: { opinion } })
}
