import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { type Day, yearOf } from '../../../lib/day.ts'
import { queryCodeFor, queryCodeHash } from '../../../lib/query-code.ts'
import { NotFound } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findPublished, type PublicDocument } from '../../documents/index.ts'
import { nextNumber } from '../../letters/index.ts'
import { textOfHtml } from '../../screening/rules/index.ts'
import type { NoteForm } from '../form.ts'
import { promiseOf } from '../queries.ts'
import { documentAt, placeOf } from '../rules.ts'
import { findNoteSetting } from '../setting.ts'
import { on } from '../tables.ts'

/** What the visitor keeps: nothing else leads to the answer. */
export interface NoteReceipt {
  number: string
  queryCode: string
  dueOn: Day
}

/**
 * Keeps a visitor's note, once, however often the button was pressed. What was marked is looked up in the text that is
 * public now, so that whoever answers sees the place even after the text has changed.
 */
export async function takeNote(
  ctx: Ctx,
  form: NoteForm,
  { isProved }: { isProved: boolean },
): Promise<NoteReceipt> {
  const queryCode = queryCodeFor(ctx.secrets, form.idempotencyKey)
  const dueOn = await promiseOf(ctx)
  await holdKey(ctx, form.idempotencyKey)
  const before = await on(ctx)
    .selectFrom('page_note')
    .select('number')
    .where('organ_id', '=', ctx.organId)
    .where('idempotency_key', '=', form.idempotencyKey)
    .executeTakeFirst()
  if (before !== undefined) return { number: before.number, queryCode, dueOn }
  const number = await nextNoteNumber(ctx)
  const document = await shownAt(ctx, form.path)
  const { workingDays } = await findNoteSetting(ctx)
  const { id } = await on(ctx)
    .insertInto('page_note')
    .values({
      organ_id: ctx.organId,
      number,
      idempotency_key: form.idempotencyKey,
      code_hash: queryCodeHash(ctx.secrets, number, queryCode),
      path: form.path,
      kind: form.kind,
      description: form.description,
      document_id: document?.id ?? null,
      edition_no: document?.editionNo ?? null,
      ...placeOf(document === null ? '' : `${document.title}\n${textOfHtml(document.bodyHtml)}`, form.quoted),
      proved: isProved,
      received_on: ctx.today,
      working_days: workingDays,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, 'pageNotes.take', { kind: 'pageNote', id }, { detail: { number, path: form.path } })
  return { number, queryCode, dueOn }
}

/** Until the transaction ends: of two sendings of the same note, the second waits and finds the first. */
async function holdKey(ctx: Ctx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`page note ${ctx.organId} ${key}`}, 0))`.execute(
    ctx.db,
  )
}

async function nextNoteNumber(ctx: Ctx): Promise<string> {
  const year = yearOf(ctx.today)
  return `找错〔${year}〕${await nextNumber(ctx, { kind: 'pageNote', year })}号`
}

async function shownAt(ctx: Ctx, path: string): Promise<PublicDocument | null> {
  const id = documentAt(path)
  if (id === null) return null
  try {
    return await findPublished(ctx, id)
  } catch (failure) {
    if (failure instanceof NotFound) return null
    throw failure
  }
}
