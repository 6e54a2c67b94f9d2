import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { disposeDocumentFinding } from '../../documents/index.ts'
import { originOf } from '../document-of.ts'
import { lockCompilation } from '../queries/index.ts'
import { whyNoText } from '../rules/index.ts'

/**
 * A decision about what the screening found in the report's own text. The text is made from the figures: whoever wants
 * it otherwise takes the report back.
 */
export async function disposeReportFinding(
  ctx: Ctx,
  id: number,
  given: Omit<Parameters<typeof disposeDocumentFinding>[2], 'from'>,
): Promise<void> {
  const compilation = await lockCompilation(ctx, id)
  insist(whyNoText(compilation))
  await disposeDocumentFinding(ctx, compilation.documentId ?? 0, { ...given, from: originOf(compilation) })
}
