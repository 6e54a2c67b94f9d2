import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { CompilationState, Decision, Snapshot } from '../compilation.ts'
import { on } from '../tables.ts'

/** What changes with a report; every caller holds its lock. */
export interface Move {
  state?: CompilationState
  narrative?: readonly string[]
  snapshot?: Snapshot | null
  submittedOn?: Ctx['today']
  decision?: Decision
  documentId?: number
  publishedOn?: Ctx['today']
}

/** Writes the change and the next version. */
export async function moveReport(ctx: Ctx, id: number, move: Move): Promise<void> {
  await on(ctx)
    .updateTable('annual_report')
    .set({
      version: sql`version + 1`,
      ...(move.state === undefined ? {} : { state: move.state }),
      ...(move.narrative === undefined ? {} : { narrative: JSON.stringify(move.narrative) }),
      ...(move.snapshot === undefined
        ? {}
        : { snapshot: move.snapshot === null ? null : JSON.stringify(move.snapshot) }),
      ...(move.submittedOn === undefined ? {} : { submitted_on: move.submittedOn }),
      ...(move.decision === undefined
        ? {}
        : {
            decided_by: move.decision.by,
            decided_on: move.decision.on,
            opinion: move.decision.opinion,
          }),
      ...(move.documentId === undefined ? {} : { document_id: move.documentId }),
      ...(move.publishedOn === undefined ? {} : { published_on: move.publishedOn }),
    })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}
