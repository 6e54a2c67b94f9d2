import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { record } from '../../audit/index.ts'
import type { Relation } from '../document.ts'
import { listSettled } from '../relations.ts'
import { lockDocument } from '../rows.ts'
import { newEffects } from '../rules/index.ts'
import { on } from '../tables.ts'

/** Holds the documents that these relations name until the transaction ends, always in the same order. */
export async function lockTargets(ctx: Ctx, relations: readonly Relation[]): Promise<void> {
  if (relations.length === 0) return
  await on(ctx)
    .selectFrom('document')
    .select('id')
    .where('organ_id', '=', ctx.organId)
    .where(
      'id',
      'in',
      relations.map(({ documentId }) => documentId),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
}

/**
 * Lets the relations of the edition that has just been published be those of the document: what it repeals or amends
 * is marked as of today, once. The caller holds the locks.
 */
export async function settleRelations(ctx: Ctx, id: number, relations: readonly Relation[]): Promise<void> {
  const settled = await listSettled(ctx, id)
  if (relations.length === 0 && settled.length === 0) return
  await on(ctx)
    .deleteFrom('document_relation')
    .where('organ_id', '=', ctx.organId)
    .where('from_document', '=', id)
    .execute()
  if (relations.length > 0) {
    await on(ctx)
      .insertInto('document_relation')
      .values(
        relations.map(({ kind, documentId }) => ({
          organ_id: ctx.organId,
          from_document: id,
          to_document: documentId,
          kind,
          related_on: ctx.today,
        })),
      )
      .execute()
  }
  for (const effect of newEffects(relations, settled)) await mark(ctx, id, effect)
}

async function mark(
  ctx: Ctx,
  byId: number,
  effect: { kind: 'repeals' | 'amends'; documentId: number },
): Promise<void> {
  const { document } = await lockDocument(ctx, effect.documentId)
  const validity = effect.kind === 'repeals' ? 'repealed' : 'amended'
  await on(ctx)
    .updateTable('document')
    .set({
      validity,
      validity_changed_on: ctx.today,
      validity_reason: '',
      version: sql`version + 1`,
    })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', document.id)
    .execute()
  await record(
    ctx,
    'documents.markValidity',
    { kind: 'document', id: document.id },
    { detail: { from: document.validity, to: validity, by: byId } },
  )
}
