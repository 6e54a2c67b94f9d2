import type { Ctx } from '../../lib/ctx.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { Document, Edition } from './document.ts'
import { listEarlierEditions } from './earlier-editions.ts'
import { published } from './published.ts'
import { readDocument, readShownEdition } from './rows.ts'
import { mayBeNamed, type TakedownFacts } from './rules/index.ts'
import { on } from './tables.ts'
import type { Takedown, TakedownCheck, Tombstone } from './takedown.ts'

/** A document's takedowns with their proofs, oldest first, and the edition to which the next would apply. */
export async function findTakedowns(
  ctx: Ctx,
  documentId: number,
): Promise<{ facts: TakedownFacts; takedowns: (Takedown & { checks: TakedownCheck[] })[] }> {
  const document = await readDocument(ctx, documentId)
  const rows = await takedowns(ctx, documentId).orderBy('id').execute()
  const list: (Takedown & { checks: TakedownCheck[] })[] = []
  for (const row of rows) list.push({ ...toTakedown(row), checks: await listChecks(ctx, row.id) })
  return { facts: await factsOf(ctx, document), takedowns: list }
}

/** One takedown of this document. */
export async function readTakedown(ctx: Ctx, documentId: number, id: number): Promise<Takedown> {
  const row = await takedowns(ctx, documentId).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('这项撤回')
  return toTakedown(row)
}

/** What the rules of taking down look at. */
export async function factsOf(ctx: Ctx, document: Document): Promise<TakedownFacts> {
  const shown: Edition | null = await readShownEdition(ctx, document)
  const row = await takedowns(ctx, document.id)
    .where('verdict', 'is', null)
    .where('taken_down_at', 'is', null)
    .executeTakeFirst()
  const earlier =
    shown?.state === 'published' ? (await listEarlierEditions(ctx, document.id)).map(({ no }) => no) : []
  return { document, shown, earlier, proposed: row === undefined ? null : toTakedown(row) }
}

/** What stands at the address of a document that was public and was taken down; NotFound for any other. */
export async function findTombstone(ctx: Ctx, documentId: number): Promise<Tombstone> {
  const document = await readDocument(ctx, documentId)
  const shown = await readShownEdition(ctx, document)
  if (document.publication === null || shown?.state !== 'takenDown') throw new NotFound('这条信息')
  const row = await takedowns(ctx, documentId)
    .where('edition_no', '=', shown.no)
    .where('taken_down_at', 'is not', null)
    .executeTakeFirst()
  if (row?.taken_down_on == null) throw new Error('an edition is taken down without a takedown')
  return {
    takenDownOn: row.taken_down_on,
    cause: row.cause,
    title: mayBeNamed(row.cause) ? shown.content.title : null,
    indexNumber: document.publication.indexNumber,
    redirectTo: await ifPublic(ctx, row.redirect_to),
  }
}

/** The documents taken down whose address leads on to a public one. */
export async function listLeadingOn(ctx: Ctx): Promise<number[]> {
  const rows = await published(ctx)
    .innerJoin('takedown as t', (join) =>
      join.onRef('t.organ_id', '=', 'd.organ_id').onRef('t.redirect_to', '=', 'd.id'),
    )
    .innerJoin('document as down', (join) =>
      join
        .onRef('down.organ_id', '=', 't.organ_id')
        .onRef('down.id', '=', 't.document_id')
        .onRef('down.published_edition', '=', 't.edition_no'),
    )
    .where('t.taken_down_at', 'is not', null)
    .select('down.id')
    .orderBy('down.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Where it was to lead may itself be taken down by now. */
async function ifPublic(ctx: Ctx, id: number | null): Promise<number | null> {
  if (id === null) return null
  const row = await published(ctx).select('d.id').where('d.id', '=', id).executeTakeFirst()
  return row?.id ?? null
}

async function listChecks(ctx: Ctx, takedownId: number): Promise<TakedownCheck[]> {
  const rows = await on(ctx)
    .selectFrom('takedown_check')
    .select(['run', 'place', 'address', 'status', 'verdict', 'found', 'checked_at as checkedAt'])
    .where('organ_id', '=', ctx.organId)
    .where('takedown_id', '=', takedownId)
    .orderBy('run')
    .orderBy('no')
    .execute()
  return rows
}

function takedowns(ctx: Ctx, documentId: number) {
  return on(ctx)
    .selectFrom('takedown')
    .select(['id', 'document_id', 'edition_no', 'cause', 'reason', 'ordered_by', 'redirect_to'])
    .select(['proposed_by', 'proposed_at', 'taken_down_on', 'taken_down_at'])
    .select(['verdict', 'decided_by', 'decided_at'])
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', documentId)
}

type Row = Awaited<ReturnType<ReturnType<typeof takedowns>['executeTakeFirstOrThrow']>>

function toTakedown(row: Row): Takedown {
  const ordered = {
    id: row.id,
    documentId: row.document_id,
    editionNo: row.edition_no,
    cause: row.cause,
    reason: row.reason,
    orderedBy: row.ordered_by,
    redirectTo: row.redirect_to,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
  }
  const { taken_down_on: takenDownOn, taken_down_at: takenDownAt } = row
  const { decided_by: decidedBy, decided_at: decidedAt } = row
  const isDown = takenDownOn !== null && takenDownAt !== null
  const isDecided = decidedBy !== null && decidedAt !== null
  if (isDown && isDecided) {
    return { ...ordered, state: 'confirmed', takenDownOn, takenDownAt, decidedBy, decidedAt }
  }
  if (isDown) return { ...ordered, state: 'unconfirmed', takenDownOn, takenDownAt }
  return isDecided
    ? { ...ordered, state: 'declined', decidedBy, decidedAt }
    : { ...ordered, state: 'proposed' }
}
