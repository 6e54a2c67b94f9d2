import type { Ctx } from '../../lib/ctx.ts'
import type { DispositionKind, PlacedFinding } from '../screening/index.ts'
import { findingsIn } from './document-findings.ts'
import { readDocument, readOpenEdition } from './rows.ts'

/** A finding as the console receives it. */
export interface FindingView extends Omit<PlacedFinding, 'disposition' | 'start' | 'end'> {
  disposition: { kind: DispositionKind; reason: string; person: string; decidedAt: string } | null
}

/** What the screening finds in the open edition as it is saved, with what was decided; nothing where none is open. */
export async function presentFindings(ctx: Ctx, id: number): Promise<FindingView[]> {
  const open = await readOpenEdition(ctx, await readDocument(ctx, id))
  if (open === null) return []
  const found = await findingsIn(ctx, id, open.content)
  return found.map(({ disposition, start: _, end: __, ...finding }) => ({
    ...finding,
    disposition: disposition && {
      kind: disposition.kind,
      reason: disposition.reason,
      person: disposition.personName,
      decidedAt: disposition.decidedAt.toISOString(),
    },
  }))
}
