import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import type { Applicant, RequestedItem, WayToServe } from '../applicant.ts'
import { readCaseFile } from '../case-files.ts'
import type { IntakeFileSummary } from '../intake-file.ts'
import { whyDestroyed } from '../rules/destruction-guards.ts'
import { openApplicant } from './case-key.ts'
import { destroyedOn } from './destruction-lists.ts'
import { findCaseByNumber, findIntake } from './find-intake.ts'
import { type CaseFile, findRequest } from './find-request.ts'
import { listIntakeFiles, openIntakeFile } from './intake-files.ts'
import { loadCase } from './load-case.ts'

/** A case with everything that is in it, the applicant in full. */
export interface WholeCase {
  file: CaseFile
  applicant: Applicant
  oral: boolean
  items: RequestedItem[]
  intakeFiles: IntakeFileSummary[]
  /** How and when the reply reached the applicant; null until it did. */
  service: { on: Day; serveBy: WayToServe } | null
}

/** Refuses one that was destroyed. Reads personal data and leaves no record itself: the action that reads it does, with its reason. */
export async function readWholeCase(ctx: Ctx, id: number): Promise<WholeCase> {
  const { intakeId, acts } = await loadCase(ctx, id, 'read only')
  insist(whyDestroyed(await destroyedOn(ctx, intakeId)))
  const served = acts.findLast((act) => act.kind === 'served')
  const { oral, items } = await findIntake(ctx, intakeId)
  return {
    file: await findRequest(ctx, id),
    applicant: await openApplicant(ctx, intakeId),
    oral,
    items,
    intakeFiles: await listIntakeFiles(ctx, intakeId),
    service: served === undefined ? null : { on: served.on, serveBy: served.serveBy },
  }
}

/** One file of a whole case, opened: of what came in, or of what was added later. Leaves no record, like `readWholeCase`. */
export async function readWholeCaseFile(
  ctx: Ctx,
  id: number,
  { of, no }: { of: 'intake' | 'case'; no: number },
): Promise<Uint8Array> {
  const { intakeId } = await loadCase(ctx, id, 'read only')
  const file =
    of === 'intake' ? await openIntakeFile(ctx, intakeId, no) : await readCaseFile(ctx, intakeId, no)
  return file.bytes
}

/** The case with this case or receipt number; null when this organ has none. */
export async function findRequestId(ctx: Ctx, number: string): Promise<number | null> {
  return (await findCaseByNumber(ctx, number))?.id ?? null
}
