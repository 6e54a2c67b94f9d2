import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { publishDocument } from '../../documents/index.ts'
import { closeTable4 } from '../../remedies/index.ts'
import { whyStale } from '../../review/rules.ts'
import { originOf } from '../document-of.ts'
import { lockCompilation } from '../queries/index.ts'
import { whyNotPublish } from '../rules/index.ts'
import { moveReport } from './move-report.ts'

/**
 * 条例第四十九条: publishes the reviewed text on the website and closes the report; its snapshot stays as it is. The gate
 * of documents holds here as everywhere, and refuses with all its reasons.
 */
export async function publishReport(
  ctx: Ctx,
  id: number,
  given: { version: number },
): Promise<{ indexNumber: string }> {
  const compilation = await lockCompilation(ctx, id)
  insist(whyNotPublish(compilation))
  insist(whyStale(compilation, given))
  const { indexNumber } = await publishDocument(ctx, compilation.documentId ?? 0, {
    from: originOf(compilation),
  })
  await moveReport(ctx, id, { state: 'published', publishedOn: ctx.today })
  await closeTable4(ctx, compilation.year)
  await record(ctx, 'annualReport.publish', { kind: 'annualReport', id }, { detail: { indexNumber } })
  return { indexNumber }
}
