import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { holdColumn } from '../../catalogue/index.ts'
import { recordPublication } from '../../channels/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import type { Document, OpenEdition } from '../document.ts'
import { gateFacts } from '../queries.ts'
import { lockDocument } from '../rows.ts'
import { contentHash, whyNotPublish, whyNotUrgentReason, whyWrittenElsewhere } from '../rules/index.ts'
import { dropSchedule } from '../schedules.ts'
import { keepSearchText } from '../search/keep-text.ts'
import { on } from '../tables.ts'
import { lockTargets, settleRelations } from './settle-relations.ts'
import { takeIndexNumber } from './take-index-number.ts'

/**
 * Publishes the approved edition, on the website unless another channel is named. The first publication gives the
 * index number, kept through all editions; the edition before becomes superseded, and what this one repeals or amends
 * is marked so. Refuses with ALL reasons. `urgentReason`: goes out before all levels of the review have signed.
 */
export async function publishDocument(
  ctx: Ctx,
  id: number,
  given: {
    channelId?: number | undefined
    from?: string | undefined
    urgentReason?: string | undefined
  } = {},
): Promise<{ indexNumber: string; editionNo: number }> {
  await lockPublications(ctx)
  const { document, open } = await lockDocument(ctx, id)
  insist(whyWrittenElsewhere(document, given.from))
  // Nobody retires the column while the gate looks at it.
  await holdColumn(ctx, document.columnId)
  await lockTargets(ctx, open?.content.relations ?? [])
  const { urgentReason } = given
  const pace = urgentReason === undefined ? 'regular' : 'urgent'
  insist(whyNotPublish(open, await gateFacts(ctx, document, open), pace))
  if (urgentReason !== undefined) insist(whyNotUrgentReason(urgentReason))
  const edition = open as OpenEdition
  const channel = given.channelId === undefined ? { kind: 'website' as const } : { id: given.channelId }
  const indexNumber = document.publication?.indexNumber ?? (await takeIndexNumber(ctx))
  await supersede(ctx, document)
  await show(ctx, document, edition, { indexNumber, urgentReason: urgentReason?.trim() ?? '' })
  await settleRelations(ctx, id, edition.content.relations)
  await keepSearchText(ctx, [id])
  await dropSchedule(ctx, id)
  await recordPublication(ctx, { channel, documentId: id, editionNo: edition.no })
  await bumpPublicVersion(ctx)
  await record(
    ctx,
    'documents.publish',
    { kind: 'document', id },
    {
      detail: {
        editionNo: edition.no,
        indexNumber,
        contentHash: contentHash(edition.content),
        ...(pace === 'urgent' ? { urgentReason: urgentReason?.trim() } : {}),
      },
    },
  )
  return { indexNumber, editionNo: edition.no }
}

/** One publication of an organ at a time: two cannot take one 文号, nor end each other's documents. */
export async function lockPublications(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('documents.publish'), ${ctx.organId}::bigint::integer)`.execute(
    ctx.db,
  )
}

async function supersede(ctx: Ctx, document: Document): Promise<void> {
  if (document.publication === null) return
  await on(ctx)
    .updateTable('edition')
    .set({ state: 'superseded', version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', document.id)
    .where('no', '=', document.publication.editionNo)
    // What was taken down stays marked so, also after a corrected edition.
    .where('state', '=', 'published')
    .execute()
}

async function show(
  ctx: Ctx,
  document: Document,
  edition: OpenEdition,
  { indexNumber, urgentReason }: { indexNumber: string; urgentReason: string },
): Promise<void> {
  await on(ctx)
    .updateTable('edition')
    .set({
      state: 'published',
      published_on: ctx.today,
      published_at: ctx.now,
      urgent_reason: urgentReason,
      version: sql`version + 1`,
    })
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', document.id)
    .where('no', '=', edition.no)
    .execute()
  await on(ctx)
    .updateTable('document')
    .set({
      index_number: indexNumber,
      published_edition: edition.no,
      first_published_on: document.publication?.firstPublishedOn ?? ctx.today,
      version: sql`version + 1`,
    })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', document.id)
    .execute()
}
