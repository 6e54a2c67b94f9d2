import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { record } from '../../audit/index.ts'
import type { Validity } from '../document.ts'
import { lockDocument, readDocument } from '../rows.ts'
import { keepSearchFacts } from '../search/keep-text.ts'
import { on } from '../tables.ts'

/** `by` is the document whose publication does it, null where a person does. */
export interface ValidityGiven {
  validity: Validity
  reason: string
  by: number | null
}

/** Gives a document another validity, which it bears until the next change; the caller holds its lock. */
export async function changeValidity(ctx: Ctx, id: number, given: ValidityGiven): Promise<void> {
  const { validity: from } = await readDocument(ctx, id)
  await addChange(ctx, id, { ...given, changedOn: ctx.today })
  const bears = { validity: given.validity, changedOn: ctx.today, reason: given.reason }
  await bear(ctx, id, bears)
  const { validity: to, reason, by } = given
  const detail = by === null ? { from, to, reason } : { from, to, by }
  await record(ctx, 'documents.markValidity', { kind: 'document', id }, { detail })
}

/** Adds to what is known of a document's validity. */
export async function addChange(
  ctx: Ctx,
  id: number,
  { validity, reason, by, changedOn }: ValidityGiven & { changedOn: Day | null },
): Promise<void> {
  const { last } = await on(ctx)
    .selectFrom('validity_change')
    .select((eb) => eb.fn.max('no').as('last'))
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow()
  await on(ctx)
    .insertInto('validity_change')
    .values({
      organ_id: ctx.organId,
      document_id: id,
      no: ((last as number | null) ?? 0) + 1,
      validity,
      changed_on: changedOn,
      reason,
      by_document: by,
    })
    .execute()
}

/**
 * What a document did to others when it was published is undone where it no longer says so in public: each bears
 * again what it bore, or what others have done to it since.
 */
export async function undoEffects(
  ctx: Ctx,
  byId: number,
  effects: readonly { validity: Validity; documentId: number }[],
): Promise<void> {
  for (const { validity, documentId } of [...effects].sort((a, b) => a.documentId - b.documentId)) {
    const { document } = await lockDocument(ctx, documentId)
    const undone = await on(ctx)
      .updateTable('validity_change')
      .set({ undone_on: ctx.today })
      .where('organ_id', '=', ctx.organId)
      .where('document_id', '=', documentId)
      .where('by_document', '=', byId)
      .where('validity', '=', validity)
      .where('undone_on', 'is', null)
      .returning('no')
      .execute()
    if (undone.length === 0) continue
    const bears = await lastStanding(ctx, documentId)
    await bear(ctx, documentId, bears)
    const detail = { from: document.validity, to: bears.validity, by: byId }
    await record(ctx, 'documents.restoreValidity', { kind: 'document', id: documentId }, { detail })
  }
}

interface Borne {
  validity: Validity
  changedOn: Day | null
  reason: string
}

async function lastStanding(ctx: Ctx, id: number): Promise<Borne> {
  const row = await on(ctx)
    .selectFrom('validity_change')
    .select(['validity', 'changed_on as changedOn', 'reason'])
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', id)
    .where('undone_on', 'is', null)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { validity: 'valid', changedOn: null, reason: '' }
}

async function bear(ctx: Ctx, id: number, { validity, changedOn, reason }: Borne): Promise<void> {
  await on(ctx)
    .updateTable('document')
    .set({
      validity,
      validity_changed_on: changedOn,
      validity_reason: reason,
      version: sql`version + 1`,
    })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await keepSearchFacts(ctx, [id])
}
