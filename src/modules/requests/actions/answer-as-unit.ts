import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { CaseFileSummary, NewCaseFile } from '../case-files.ts'
import { loadUnitCase } from '../queries/unit-cases.ts'
import { whyNotAnswerAsUnit } from '../rules/act-guards.ts'
import { whyStale } from '../rules/case-guards.ts'
import { addCaseFile, openCaseFile } from './add-case-file.ts'
import { appendActs } from './append-acts.ts'
import { insistFiles } from './insist-files.ts'

/** 科室反馈: what the unit found and proposes, with its papers. Only for the unit that was asked. */
export async function answerAsUnit(
  ctx: Ctx,
  id: number,
  { text, files, version }: { text: string; files: readonly number[]; version?: number | undefined },
): Promise<void> {
  const { file, unitId } = await loadUnitCase(ctx, id, 'for update')
  insist(whyNotAnswerAsUnit(file, unitId) ?? whyStale(file.row.version, version))
  await insistFiles(ctx, file.intakeId, files, { purpose: 'unit', field: 'files' })
  await appendActs(ctx, id, [{ act: { kind: 'unit-answered', on: ctx.today, files }, note: text }])
  await record(ctx, 'requests.answerAsUnit', { kind: 'request', id }, { detail: { unitId, files } })
}

/** 科室退回: not this unit's business, with the reason. */
export async function returnFromUnit(
  ctx: Ctx,
  id: number,
  { reason, version }: { reason: string; version?: number | undefined },
): Promise<void> {
  const { file, unitId } = await loadUnitCase(ctx, id, 'for update')
  insist(whyNotAnswerAsUnit(file, unitId) ?? whyStale(file.row.version, version))
  await appendActs(ctx, id, [{ act: { kind: 'unit-returned', on: ctx.today }, note: reason }])
  await record(ctx, 'requests.returnFromUnit', { kind: 'request', id }, { detail: { unitId } })
}

/** A paper of the unit; refuses when the unit has nothing to answer. */
export async function addUnitFile(
  ctx: Ctx,
  id: number,
  file: Omit<NewCaseFile, 'purpose'>,
): Promise<CaseFileSummary> {
  const { file: found, unitId } = await loadUnitCase(ctx, id, 'for update')
  insist(whyNotAnswerAsUnit(found, unitId))
  return addCaseFile(ctx, id, { ...file, purpose: 'unit' })
}

/** One of the unit's own papers. Nothing else of the case can be opened this way. */
export async function openUnitFile(ctx: Ctx, id: number, no: number) {
  const { file } = await loadUnitCase(ctx, id, 'read only')
  await insistFiles(ctx, file.intakeId, [no], { purpose: 'unit', field: 'file' })
  return openCaseFile(ctx, id, no)
}
