import type { Ctx } from '../../../lib/ctx.ts'
import { standingOf } from '../intake-acts.ts'
import { findIntake } from '../queries/find-intake.ts'
import { loadCase } from '../queries/load-case.ts'
import { on } from '../tables.ts'

/** Copies kind and information into the row of the case, from its intake and its acts: never anything else. */
export async function writeStanding(ctx: Ctx, id: number): Promise<void> {
  const { intakeId, acts } = await loadCase(ctx, id, 'read only')
  const standing = standingOf(await findIntake(ctx, intakeId), acts)
  await on(ctx)
    .updateTable('request')
    .set({ applicant_kind: standing.applicantKind, information: standing.information })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}
