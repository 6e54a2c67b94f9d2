import type { Ctx } from '../../../lib/ctx.ts'
import { insist, NotFound, type Refusal, refusal } from '../../../lib/refusal.ts'
import { whyNotPermitted } from '../../accounts/rules.ts'
import { readExtract, record, type Subject } from '../../audit/index.ts'
import { readLetter } from '../../letters/index.ts'
import { findOrgan } from '../../organs/index.ts'
import { findRequestRow, readWholeCase, readWholeCaseFile } from '../../requests/index.ts'
import type { EvidenceCase } from '../evidence.ts'
import { evidenceOf } from '../evidence-list.ts'
import { indexPage, numberOf } from '../evidence-pages.ts'
import { type Sink, ZipWriter } from '../evidence-zip.ts'
import { remediesView } from '../presented.ts'

/**
 * 证据包: writes everything of a case as one ZIP with a 证据目录 into `sink`, one file in memory at a time. It reads
 * personal data: one record with the reason (个人信息保护法第五十一条). Refuses without the permission, or a reason. Gives
 * the number of the case and how many files there are.
 */
export async function packEvidence(
  ctx: Ctx,
  requestId: number,
  { reason, sink }: { reason: string; sink: Sink },
): Promise<{ caseNumber: string; files: number }> {
  if ((await findRequestRow(ctx, requestId)) === null) throw new NotFound('这件申请')
  insist(whyNotPermitted(ctx.actor, 'requests.readPersonal') ?? whyNoReason(reason))
  const of = await gather(ctx, requestId)
  const evidence = evidenceOf(of, {
    letter: (id) => readLetter(ctx, id),
    file: (from, no) => readWholeCaseFile(ctx, requestId, { of: from, no }),
  })
  const zip = new ZipWriter(sink)
  for (const each of evidence) await zip.add(each)
  const items = evidence.map(({ item, path }) => ({ ...item, path }))
  await zip.add({ path: 'index.html', read: async () => Buffer.from(indexPage(of, items)) })
  await zip.end()
  const detail = { reason: reason.trim(), files: evidence.length }
  await record(
    ctx,
    'remedies.packEvidence',
    { kind: 'request', id: requestId },
    { detail, after: zip.hashes },
  )
  return { caseNumber: numberOf(of), files: evidence.length }
}

async function gather(ctx: Ctx, requestId: number): Promise<EvidenceCase> {
  const whole = await readWholeCase(ctx, requestId)
  const { list } = await remediesView(ctx, requestId)
  const subjects: Subject[] = [
    { kind: 'request', id: requestId },
    ...whole.file.letters.map(({ id }) => ({ kind: 'letter', id })),
    ...list.map(({ id }) => ({ kind: 'remedy', id })),
    ...list.flatMap(({ renewed }) => (renewed === null ? [] : [{ kind: 'renewedReply', id: renewed.id }])),
  ]
  const { name: organ } = await findOrgan(ctx)
  return { ...whole, organ, madeOn: ctx.today, remedies: list, trail: await readExtract(ctx, subjects) }
}

function whyNoReason(reason: string): Refusal | null {
  if (reason.trim() !== '') return null
  return refusal('reason-missing', '请说明制作证据包的事由，例如答复行政复议', { field: 'reason' })
}
