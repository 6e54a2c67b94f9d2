import type { Ctx } from '../../../lib/ctx.ts'
import { NotFound } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findOrgan } from '../../organs/index.ts'
import { oralRecord } from '../oral-record.ts'
import { openApplicant } from '../queries/case-key.ts'
import { findIntake } from '../queries/find-intake.ts'
import { findRequest } from '../queries/find-request.ts'
import { loadCase } from '../queries/load-case.ts'

/** The 口头申请笔录 as a page to print. It names the applicant in full, so that it leaves a record. */
export async function readOralRecord(ctx: Ctx, id: number): Promise<string> {
  const { intakeId, submittedOn, row } = await loadCase(ctx, id, 'read only')
  const { oral, applicantKind, items } = await findIntake(ctx, intakeId)
  if (!oral) throw new NotFound('口头申请笔录')
  const { intake } = await findRequest(ctx, id)
  const { provideAs, serveBy, helpWanted } = intake
  const page = oralRecord({
    organ: (await findOrgan(ctx)).name,
    receiptNumber: row.receiptNumber,
    on: submittedOn,
    applicantKind,
    applicant: await openApplicant(ctx, intakeId),
    items,
    provideAs,
    serveBy,
    helpWanted,
  })
  await record(ctx, 'requests.readOralRecord', { kind: 'request', id })
  return page
}
