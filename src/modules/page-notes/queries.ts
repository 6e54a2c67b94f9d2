import type { Selectable } from 'kysely'
import type { Ctx } from '../../lib/ctx.ts'
import { type Day, day } from '../../lib/day.ts'
import { isQueryCode } from '../../lib/query-code.ts'
import { NotFound } from '../../lib/refusal.ts'
import { type Calendar, loadCalendar } from '../calendar/index.ts'
import { addWorkingDays } from '../calendar/rules/index.ts'
import { NOTE_RESULTS, type NoteCounts, type PageNote } from './page-note.ts'
import { findNoteSetting } from './setting.ts'
import { type NoteTable, on } from './tables.ts'

const PER_PAGE = 50

/** The notes that nobody has answered, the most pressing first. */
export async function listOpenNotes(ctx: Ctx): Promise<PageNote[]> {
  const rows = await notes(ctx).where('result', 'is', null).orderBy('received_on').orderBy('id').execute()
  return shown(ctx, rows)
}

/** Answered notes, the newest answer first; `page` counts from 1. */
export async function listAnsweredNotes(
  ctx: Ctx,
  { page }: { page: number },
): Promise<{ total: number; perPage: number; items: PageNote[] }> {
  const answered = notes(ctx).where('result', 'is not', null)
  const { total } = await answered
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await answered
    .orderBy('answered_on', 'desc')
    .orderBy('id', 'desc')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .execute()
  return { total, perPage: PER_PAGE, items: await shown(ctx, rows) }
}

/** One note; NotFound for a number of another organ's too. */
export async function readNote(ctx: Ctx, id: number): Promise<PageNote> {
  const row = await notes(ctx).where('id', '=', id).executeTakeFirst()
  const [note] = row === undefined ? [] : await shown(ctx, [row])
  if (note === undefined) throw new NotFound('这条找错')
  return note
}

/** For whoever sent it, by number and code. Null both for a wrong code and for a number that does not exist. */
export async function trackNote(
  ctx: Ctx,
  asked: { number: string; queryCode: string },
): Promise<PageNote | null> {
  const row = await notes(ctx)
    .select('code_hash')
    .where('number', '=', asked.number.trim())
    .executeTakeFirst()
  const known = row === undefined ? undefined : { receiptNumber: row.number, hash: row.code_hash }
  if (!isQueryCode(ctx.secrets, known, asked.queryCode) || row === undefined) return null
  return (await shown(ctx, [row]))[0] ?? null
}

/** What came in a year, and what became of it. */
export async function countNotes(ctx: Ctx, year: number): Promise<NoteCounts> {
  const rows = await notes(ctx)
    .where('received_on', '>=', day(`${year}-01-01`))
    .where('received_on', '<=', day(`${year}-12-31`))
    .execute()
  const answered = (await shown(ctx, rows)).flatMap(({ answer, dueOn }) =>
    answer === null ? [] : { ...answer, dueOn },
  )
  const results = Object.keys(NOTE_RESULTS) as (keyof typeof NOTE_RESULTS)[]
  return {
    year,
    received: rows.length,
    answered: answered.length,
    inTime: answered.filter(({ on: answeredOn, dueOn }) => answeredOn <= dueOn).length,
    byResult: Object.fromEntries(
      results.map((each) => [each, answered.filter(({ result }) => result === each).length]),
    ) as NoteCounts['byResult'],
  }
}

/** The day by which a note of today is answered. */
export async function promiseOf(ctx: Ctx): Promise<Day> {
  const { workingDays } = await findNoteSetting(ctx)
  return addWorkingDays(ctx.today, workingDays, await loadCalendar(ctx))
}

function notes(ctx: Ctx) {
  return on(ctx).selectFrom('page_note').selectAll().where('organ_id', '=', ctx.organId)
}

async function shown(ctx: Ctx, rows: readonly Selectable<NoteTable>[]): Promise<PageNote[]> {
  if (rows.length === 0) return []
  const calendar = await loadCalendar(ctx)
  return rows.map((row) => noteOf(row, calendar))
}

/** The due day is counted each time it is asked for: a calendar that is adopted later holds for open notes too. */
function noteOf(row: Selectable<NoteTable>, calendar: Calendar): PageNote {
  const { id, number, path, kind, description, version, result, answered_on: answeredOn } = row
  return {
    id,
    number,
    path,
    kind,
    place: { before: row.before, quoted: row.quoted, after: row.after },
    description,
    document:
      row.document_id === null || row.edition_no === null
        ? null
        : { id: row.document_id, editionNo: row.edition_no },
    receivedOn: row.received_on,
    dueOn: addWorkingDays(row.received_on, row.working_days, calendar),
    answer:
      result === null || answeredOn === null ? null : { result, text: row.answer ?? '', on: answeredOn },
    version,
  }
}
