import type { Ctx } from '../../../lib/ctx.ts'
import { record } from '../../audit/index.ts'
import type { Applicant } from '../applicant.ts'
import { openApplicant } from '../queries/case-key.ts'
import { loadCase } from '../queries/load-case.ts'

/** The applicant unmasked. Reading it is an action: it leaves a record with the reader's name (个人信息保护法第五十一条). */
export async function readApplicant(ctx: Ctx, id: number): Promise<Applicant> {
  const file = await loadCase(ctx, id, 'read only')
  const applicant = await openApplicant(ctx, file.intakeId)
  await record(ctx, 'requests.readApplicant', { kind: 'request', id })
  return applicant
}
