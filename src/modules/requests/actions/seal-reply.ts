import type { Ctx } from '../../../lib/ctx.ts'
import { insist, Refused, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotArchive, whyNotSeal } from '../rules/act-guards.ts'
import { whyStale } from '../rules/case-guards.ts'
import { appendActs } from './append-acts.ts'
import { insistFiles } from './insist-files.ts'

/**
 * 用印: the reply was printed and sealed, and this PDF is what came of it. It is what the applicant gets and what is
 * archived; its SHA-256 stands in the act and in the record.
 */
export async function sealReply(
  ctx: Ctx,
  id: number,
  { file: no, version }: { file: number; version?: number | undefined },
): Promise<{ hash: string }> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotSeal(file) ?? whyStale(file.row.version, version))
  const [found] = await insistFiles(ctx, file.intakeId, [no], { purpose: 'sealed', field: 'file' })
  if (found === undefined || found.type !== 'application/pdf') {
    throw new Refused([refusal('not-pdf', '用印的答复书应为 PDF 文件', { field: 'file' })])
  }
  const { hash } = found
  await appendActs(ctx, id, [{ act: { kind: 'sealed', on: ctx.today, file: no, hash } }])
  await record(ctx, 'requests.seal', { kind: 'request', id }, { detail: { file: no }, after: hash })
  return { hash }
}

/** 归档 (条例第四条): the case is at its end; `volume` is the number of the file on the shelf, if there is one. */
export async function archiveRequest(
  ctx: Ctx,
  id: number,
  { volume, version }: { volume: string; version?: number | undefined },
): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotArchive(file) ?? whyStale(file.row.version, version))
  await appendActs(ctx, id, [{ act: { kind: 'archived', on: ctx.today, volume } }])
  await record(ctx, 'requests.archive', { kind: 'request', id }, { detail: { volume } })
}
