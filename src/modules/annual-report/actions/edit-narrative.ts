import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { whyStale } from '../../review/rules.ts'
import { lockCompilation } from '../queries/index.ts'
import { SECTION_TITLES } from '../report.ts'
import { whyNotText, whyNotWrite } from '../rules/index.ts'
import { moveReport } from './move-report.ts'

/** Writes the text of the six sections. Refuses names in braces that stand for no figure. */
export async function editNarrative(
  ctx: Ctx,
  id: number,
  given: { narrative: readonly string[]; version: number },
): Promise<{ version: number }> {
  const compilation = await lockCompilation(ctx, id)
  insist(whyNotWrite(compilation))
  insist(whyStale(compilation, given))
  const narrative = SECTION_TITLES.map((_, at) => (given.narrative[at] ?? '').replaceAll('\r\n', '\n').trim())
  insist(whyNotText(narrative))
  await moveReport(ctx, id, { narrative })
  await record(
    ctx,
    'annualReport.editNarrative',
    { kind: 'annualReport', id },
    { before: compilation.narrative, after: narrative },
  )
  return { version: compilation.version + 1 }
}
