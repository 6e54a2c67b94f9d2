import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { draftDocument, editDraft, findDocumentForStaff, submitForReview } from '../../documents/index.ts'
import { whyStale } from '../../review/rules.ts'
import { originOf, progressOf } from '../document-of.ts'
import { lockCompilation } from '../queries/index.ts'
import type { AnnualReport } from '../report.ts'
import { printHtml, titleOf, whyNotMakeDocument } from '../rules/index.ts'
import { moveReport } from './move-report.ts'

/**
 * Makes the text for the public from the accepted report and puts it before the chain of reviews, as every other
 * document; after a reviewer sent it back, writes the same document anew. Where the screening finds what blocks, the text
 * stays a draft, so that the compiler can decide about it, and is put up the next time.
 */
export async function makeReportDocument(
  ctx: Ctx,
  id: number,
  given: { columnId: number; issuedOn: Day; chainName: string; version: number },
): Promise<{ documentId: number; isSubmitted: boolean }> {
  const compilation = await lockCompilation(ctx, id)
  insist(whyNotMakeDocument(compilation, await progressOf(ctx, compilation)))
  insist(whyStale(compilation, given))
  if (!('snapshot' in compilation)) throw new Error('an accepted report has its snapshot')
  const content = contentOf(compilation.snapshot.report, given)
  const origin = originOf(compilation)
  const written =
    compilation.documentId === null
      ? await draftDocument(ctx, { kind: 'annualReport', origin, ...content })
      : await rewrite(ctx, compilation.documentId, { ...content, from: origin })
  const isSubmitted = !(await isHeldUp(ctx, written.id))
  if (isSubmitted) {
    await submitForReview(ctx, written.id, { version: written.version, chainName: given.chainName })
  }
  await moveReport(ctx, id, { documentId: written.id })
  await record(
    ctx,
    'annualReport.makeDocument',
    { kind: 'annualReport', id },
    { detail: { documentId: written.id, isSubmitted } },
  )
  return { documentId: written.id, isSubmitted }
}

/** Whether the screening found in the text what nobody has decided on. */
async function isHeldUp(ctx: Ctx, documentId: number): Promise<boolean> {
  const { gate } = await findDocumentForStaff(ctx, documentId)
  return gate.some(({ code }) => code === 'findings-open')
}

function contentOf(report: AnnualReport, { columnId, issuedOn }: { columnId: number; issuedOn: Day }) {
  return {
    columnId,
    issuedOn,
    title: titleOf(report),
    bodyHtml: printHtml(report),
    source: report.organ ?? '',
    disclosure: 'proactive',
  } as const
}

async function rewrite(
  ctx: Ctx,
  documentId: number,
  content: ReturnType<typeof contentOf> & { from: string },
): Promise<{ id: number; version: number }> {
  const { open } = await findDocumentForStaff(ctx, documentId)
  const { version } = await editDraft(ctx, documentId, { ...content, version: open?.version ?? 0 })
  return { id: documentId, version }
}
