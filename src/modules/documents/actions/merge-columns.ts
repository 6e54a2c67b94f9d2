import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { mergeColumn } from '../../catalogue/index.ts'
import type { OpenEdition } from '../document.ts'
import { contentColumns, lockDocument } from '../rows.ts'
import { whyNotMergeNow } from '../rules/index.ts'
import { keepSearchFacts } from '../search/keep-text.ts'
import { on } from '../tables.ts'
import { lockPublications } from './publish-document.ts'

/**
 * Merges a column into another with its documents: each keeps its address and index number, and what was signed keeps
 * its hash. Refuses while something of it is under review or waits for publication, whose sign-offs would be lost.
 */
export async function mergeColumns(ctx: Ctx, id: number, given: { into: number }): Promise<void> {
  await lockPublications(ctx)
  await lockDocumentsIn(ctx, id)
  await mergeColumn(ctx, id, given)
  insist(whyNotMergeNow(await listOpen(ctx, id, ['inReview', 'approved'])))
  await keepSignedColumn(ctx, id)
  const drafts = await listOpen(ctx, id, ['draft'])
  const moved = await on(ctx)
    .updateTable('document')
    .set({ column_id: given.into, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('column_id', '=', id)
    .returning('id')
    .execute()
  await keepSearchFacts(
    ctx,
    moved.map((row) => row.id),
  )
  for (const draft of drafts) await hashDraftAnew(ctx, draft.documentId)
  const documents = moved.map((row) => row.id)
  await record(
    ctx,
    'documents.mergeColumns',
    { kind: 'column', id },
    { detail: { into: given.into, documents } },
  )
}

async function lockDocumentsIn(ctx: Ctx, columnId: number): Promise<void> {
  await on(ctx)
    .selectFrom('document')
    .select('id')
    .where('organ_id', '=', ctx.organId)
    .where('column_id', '=', columnId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

async function listOpen(
  ctx: Ctx,
  columnId: number,
  states: readonly OpenEdition['state'][],
): Promise<{ documentId: number; title: string }[]> {
  return on(ctx)
    .selectFrom('edition as e')
    .innerJoin('document as d', (join) =>
      join.onRef('d.organ_id', '=', 'e.organ_id').onRef('d.id', '=', 'e.document_id'),
    )
    .select(['e.document_id as documentId', 'e.title'])
    .where('e.organ_id', '=', ctx.organId)
    .where('d.organ_id', '=', ctx.organId)
    .where('d.column_id', '=', columnId)
    .where('e.state', 'in', [...states])
    .orderBy('d.id')
    .execute()
}

/** Editions that can never be signed anew go on naming the column that was signed. */
async function keepSignedColumn(ctx: Ctx, columnId: number): Promise<void> {
  await on(ctx)
    .updateTable('edition as e')
    .set({ signed_column_id: columnId })
    .where('e.organ_id', '=', ctx.organId)
    .where('e.state', 'in', ['published', 'superseded', 'takenDown'])
    .where('e.signed_column_id', 'is', null)
    .where('e.document_id', 'in', (eb) =>
      eb
        .selectFrom('document as d')
        .select('d.id')
        .where('d.organ_id', '=', ctx.organId)
        .where('d.column_id', '=', columnId),
    )
    .execute()
}

async function hashDraftAnew(ctx: Ctx, id: number): Promise<void> {
  const { open } = await lockDocument(ctx, id)
  if (open === null) return
  await on(ctx)
    .updateTable('edition')
    .set(contentColumns(open.content))
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', id)
    .where('no', '=', open.no)
    .execute()
}
