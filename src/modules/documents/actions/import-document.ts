import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { type Day, instantInChina } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { findPerson } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { holdColumn } from '../../catalogue/index.ts'
import { recordPublication } from '../../channels/index.ts'
import { bumpPublicVersion, findOrgan } from '../../organs/index.ts'
import { whyMarked } from '../../screening/rules/index.ts'
import type { Attachment, FileUse } from '../attachment.ts'
import { changedContent, firstContent } from '../body.ts'
import type { Changes, Content, Validity } from '../document.ts'
import { keepFileText } from '../file-texts.ts'
import { oldAddress } from '../old-addresses.ts'
import { contentColumns } from '../rows.ts'
import {
  contentHash,
  indexNumber as indexNumberOf,
  serialOf,
  whyNotImport,
  writtenParts,
} from '../rules/index.ts'
import { keepSearchText } from '../search/keep-text.ts'
import { on } from '../tables.ts'
import type { TakenFile } from '../taken-files.ts'
import { addChange } from './change-validity.ts'
import { takeIndexNumber } from './take-index-number.ts'

/** A public text of the system before. Its body leads to its files as those of document 0, numbered in their order. */
export interface ImportedDocument {
  origin: string
  content: Omit<Changes, 'attachments'> & Pick<Content, 'kind' | 'columnId'>
  /** Kept as it was; null where the system before gave none. */
  indexNumber: string | null
  publishedOn: Day
  validity: Validity
  oldAddresses: readonly string[]
  files: readonly { use: FileUse; file: TakenFile }[]
  /** Who answers for the import, by id. */
  responsibleId: number
}

/**
 * Moves in what was public before, without this program's reviews: it had those of its time. For the command line alone,
 * which acts as the system; a person answers for it by name. Its publication counts in the year of its own date.
 */
export async function importDocument(
  ctx: Ctx,
  given: ImportedDocument,
): Promise<{ id: number; indexNumber: string; addressesTaken: string[] }> {
  if (ctx.actor.kind !== 'system') throw new Error('only the command line moves documents in')
  const responsible = await findPerson(ctx, given.responsibleId)
  const column = await holdColumn(ctx, given.content.columnId)
  const { publishedOn, indexNumber } = given
  const isNumberTaken = await isTaken(ctx, indexNumber)
  const attachments = attachmentsOf(given)
  const judged = changedContent(firstContent(given.content), {}, attachments)
  const marks = given.files.flatMap(({ file }) => file.marks ?? [])
  insist(whyMarked([...writtenParts(judged), ...marks.map((text) => ({ field: 'files', text }))]))
  insist(whyNotImport(judged, { today: ctx.today, publishedOn, column, indexNumber, isNumberTaken }))
  const id = await insertDocument(ctx, given)
  await insertFiles(ctx, id, given)
  await keepValidity(ctx, id, given)
  const bodyHtml = judged.bodyHtml.replaceAll('"/documents/0/', `"/documents/${id}/`)
  const content = { ...judged, bodyHtml }
  await insertEdition(ctx, id, given, content)
  const at = nineInTheMorning(publishedOn)
  await recordPublication(ctx, {
    channel: { kind: 'website' },
    documentId: id,
    editionNo: 1,
    earlier: { on: publishedOn, at },
  })
  const addressesTaken = await keepOldAddresses(ctx, id, given.oldAddresses)
  // From here on every other publication of the organ waits for the end of this one: as little as can be stands below.
  const number = indexNumber ?? (await takeIndexNumber(ctx))
  if (indexNumber !== null) await passSerial(ctx, number)
  await numberDocument(ctx, id, number)
  await keepSearchText(ctx, [id])
  await bumpPublicVersion(ctx)
  const { id: personId, name } = responsible
  const { origin } = given
  const detail = { origin, indexNumber: number, publishedOn, responsible: { id: personId, name } }
  await record(
    ctx,
    'documents.importDocument',
    { kind: 'document', id },
    { detail: { ...detail, contentHash: contentHash(content) } },
  )
  return { id, indexNumber: number, addressesTaken }
}

function attachmentsOf({ files }: ImportedDocument): Attachment[] {
  return files.flatMap(({ use, file }, index) => (use === 'attachment' ? [{ no: index + 1, ...file }] : []))
}

/** The hour was not kept. */
function nineInTheMorning(day: Day): Date {
  return instantInChina(day, 9)
}

async function isTaken(ctx: Ctx, number: string | null): Promise<boolean> {
  if (number === null) return false
  const row = await on(ctx)
    .selectFrom('document')
    .select('id')
    .where('organ_id', '=', ctx.organId)
    .where('index_number', '=', number)
    .executeTakeFirst()
  return row !== undefined
}

/** A number of the organ's own form must not be given again by its series. */
async function passSerial(ctx: Ctx, number: string): Promise<void> {
  const { code } = await findOrgan(ctx)
  const year = Number(/\/(\d{4})-/.exec(number)?.[1])
  const last = serialOf(number)
  if (!Number.isInteger(year) || !Number.isInteger(last) || number !== indexNumberOf(code, year, last)) return
  await on(ctx)
    .insertInto('index_series')
    .values({ organ_id: ctx.organId, year, last })
    .onConflict((conflict) =>
      conflict
        .columns(['organ_id', 'year'])
        .doUpdateSet({ last: sql`greatest(index_series.last, excluded.last)` }),
    )
    .execute()
}

async function insertDocument(ctx: Ctx, given: ImportedDocument): Promise<number> {
  const { id } = await on(ctx)
    .insertInto('document')
    .values({
      organ_id: ctx.organId,
      index_number: null,
      column_id: given.content.columnId,
      kind: given.content.kind,
      made_by: given.responsibleId,
      made_at: ctx.now,
      published_edition: 1,
      first_published_on: given.publishedOn,
      validity: given.validity,
      origin: given.origin,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function numberDocument(ctx: Ctx, id: number, indexNumber: string): Promise<void> {
  await on(ctx)
    .updateTable('document')
    .set({ index_number: indexNumber })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}

/** On which day it ended was not kept. */
async function keepValidity(ctx: Ctx, id: number, given: ImportedDocument): Promise<void> {
  const { validity } = given
  if (validity !== 'valid') await addChange(ctx, id, { validity, reason: '', by: null, changedOn: null })
}

async function insertFiles(ctx: Ctx, documentId: number, given: ImportedDocument): Promise<void> {
  if (given.files.length === 0) return
  const rows = given.files.map(({ use, file }, index) => ({
    organ_id: ctx.organId,
    document_id: documentId,
    use,
    no: index + 1,
    name: file.name,
    type: file.type,
    size: file.size,
    hash: file.hash,
    added_by: given.responsibleId,
    added_at: ctx.now,
  }))
  await on(ctx).insertInto('document_file').values(rows).execute()
  for (const { file } of given.files) {
    if (file.text !== undefined) await keepFileText(ctx, file.hash, file.text)
  }
}

async function insertEdition(ctx: Ctx, id: number, given: ImportedDocument, content: Content): Promise<void> {
  await on(ctx)
    .insertInto('edition')
    .values({
      organ_id: ctx.organId,
      document_id: id,
      no: 1,
      state: 'published',
      author_id: given.responsibleId,
      writer_ids: JSON.stringify([given.responsibleId]),
      written_at: ctx.now,
      published_on: given.publishedOn,
      published_at: nineInTheMorning(given.publishedOn),
      ...contentColumns(content),
    })
    .execute()
}

/** Answers those that lead elsewhere already. */
async function keepOldAddresses(ctx: Ctx, id: number, addresses: readonly string[]): Promise<string[]> {
  const taken: string[] = []
  for (const address of new Set(addresses.map(oldAddress))) {
    const kept = await on(ctx)
      .insertInto('old_address')
      .values({ organ_id: ctx.organId, address, document_id: id })
      .onConflict((conflict) => conflict.doNothing())
      .returning('address')
      .executeTakeFirst()
    if (kept === undefined) taken.push(address)
  }
  return taken
}
