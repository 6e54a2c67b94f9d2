import type { Ctx } from '../../../lib/ctx.ts'
import { record } from '../../audit/index.ts'
import { type CaseFileSummary, keepCaseFile, type NewCaseFile, readCaseFile } from '../case-files.ts'
import { loadCase } from '../queries/load-case.ts'

/** Adds a file to the case, sealed under its key; the record keeps its hash, never its name. */
export async function addCaseFile(ctx: Ctx, id: number, file: NewCaseFile): Promise<CaseFileSummary> {
  const { intakeId } = await loadCase(ctx, id, 'for update')
  const kept = await keepCaseFile(ctx, intakeId, file)
  const detail = { no: kept.no, purpose: kept.purpose, type: kept.type, size: kept.size }
  await record(ctx, 'requests.addFile', { kind: 'request', id }, { detail, after: kept.hash })
  return kept
}

/** Opens a file of the case for a member of staff: it can name the applicant, so that opening it leaves a record. */
export async function openCaseFile(
  ctx: Ctx,
  id: number,
  no: number,
): Promise<CaseFileSummary & { bytes: Uint8Array }> {
  const { intakeId } = await loadCase(ctx, id, 'read only')
  const file = await readCaseFile(ctx, intakeId, no)
  await record(ctx, 'requests.openFile', { kind: 'request', id }, { detail: { no } })
  return file
}
