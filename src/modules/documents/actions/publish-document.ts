import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { recordPublication } from '../../channels/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import type { Document, OpenEdition } from '../document.ts'
import { gateFacts } from '../queries.ts'
import { lockDocument } from '../rows.ts'
import { contentHash, whyNotPublish, whyWrittenElsewhere } from '../rules/index.ts'
import { on } from '../tables.ts'
import { takeIndexNumber } from './take-index-number.ts'

/**
 * Publishes the approved edition, on the website unless another channel is named. The first publication gives the
 * index number, kept through all editions; the edition before becomes superseded. Refuses with ALL reasons.
 */
export async function publishDocument(
  ctx: Ctx,
  id: number,
  given: { channelId?: number | undefined; from?: string | undefined } = {},
): Promise<{ indexNumber: string; editionNo: number }> {
  const { document, open } = await lockDocument(ctx, id)
  insist(whyWrittenElsewhere(document, given.from))
  insist(whyNotPublish(open, await gateFacts(ctx, document, open)))
  const edition = open as OpenEdition
  const channel = given.channelId === undefined ? { kind: 'website' as const } : { id: given.channelId }
  const indexNumber = document.publication?.indexNumber ?? (await takeIndexNumber(ctx))
  await supersede(ctx, document)
  await show(ctx, document, edition, indexNumber)
  await recordPublication(ctx, { channel, documentId: id, editionNo: edition.no })
  await bumpPublicVersion(ctx)
  await record(
    ctx,
    'documents.publish',
    { kind: 'document', id },
    { detail: { editionNo: edition.no, indexNumber, contentHash: contentHash(edition.content) } },
  )
  return { indexNumber, editionNo: edition.no }
}

async function supersede(ctx: Ctx, document: Document): Promise<void> {
  if (document.publication === null) return
  await on(ctx)
    .updateTable('edition')
    .set({ state: 'superseded', version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', document.id)
    .where('no', '=', document.publication.editionNo)
    .execute()
}

async function show(ctx: Ctx, document: Document, edition: OpenEdition, indexNumber: string): Promise<void> {
  await on(ctx)
    .updateTable('edition')
    .set({
      state: 'published',
      published_on: ctx.today,
      published_at: ctx.now,
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
