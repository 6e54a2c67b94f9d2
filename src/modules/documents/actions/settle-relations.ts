import type { Ctx } from '../../../lib/ctx.ts'
import type { Relation } from '../document.ts'
import { listSettled } from '../relations.ts'
import { lockDocument } from '../rows.ts'
import { EFFECT, effectsOf, newEffects, withdrawn } from '../rules/index.ts'
import { on } from '../tables.ts'
import { changeValidity, undoEffects } from './change-validity.ts'

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
 * is marked as of today, once; what it no longer repeals or amends is as it was. The caller holds the locks.
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
  await undoEffects(ctx, id, effectsOf(withdrawn(settled, relations)))
  for (const { kind, documentId } of newEffects(relations, settled)) {
    await lockDocument(ctx, documentId)
    await changeValidity(ctx, documentId, { validity: EFFECT[kind], reason: '', by: id })
  }
}

/** 撤回: what the document stated is no longer stated, and what it ended or changed is as it was without it. */
export async function withdrawRelations(ctx: Ctx, id: number): Promise<void> {
  const settled = await listSettled(ctx, id)
  await lockTargets(ctx, settled)
  await on(ctx)
    .deleteFrom('document_relation')
    .where('organ_id', '=', ctx.organId)
    .where('from_document', '=', id)
    .execute()
  await undoEffects(ctx, id, effectsOf(settled))
}
