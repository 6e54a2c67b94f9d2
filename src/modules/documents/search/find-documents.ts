import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import type { DocumentKind, Genre, Validity } from '../document.ts'
import { published } from '../published.ts'
import { lookupOf, NO_DICTIONARY, numberGrams, type Piece, type Query } from '../rules/index.ts'
import { attachmentTexts } from './attachment-texts.ts'
import { shownPassage, shownTitle } from './passage.ts'
import { knownDictionary, readDictionary } from './read-dictionary.ts'

export interface SearchFilters {
  /** A column with those below it; null for every column. */
  columnIds: readonly number[] | null
  year: number | null
  kind: DocumentKind | null
  genre: Genre | null
  validity: Validity | null
}

export interface FoundDocument {
  id: number
  title: Piece[]
  indexNumber: string
  documentNumber: string
  publishedOn: Day
  columnId: number
  validity: Validity
  /** Where it says it; the summary where only the title or a number does. */
  passage: Piece[]
  /** The attachment that the passage is from. */
  attachment: { no: number; name: string } | null
}

/** What was asked for took longer than a page may take. */
export type TooSlow = 'too-slow'

const PATIENCE_MS = 3_000

/**
 * The public documents whose text contains every word, with their exact number; what bears the 文号 or 索引号 that was
 * asked for first, then by title, phrase and day. `page` counts from 1.
 */
export async function searchDocuments(
  ctx: Ctx,
  asked: Query & SearchFilters & { order: 'relevance' | 'date'; page: number; perPage: number },
): Promise<{ total: number; items: FoundDocument[] } | TooSlow> {
  const hits = await findHits(ctx, asked)
  if (hits === 'too-slow') return hits
  return { total: hits.total, items: await showHits(ctx, hits.ids, asked.words) }
}

async function findHits(
  ctx: Ctx,
  asked: Parameters<typeof searchDocuments>[1],
): Promise<{ total: number; ids: number[] } | TooSlow> {
  const { words, joined, number, columnIds, year, kind, genre, validity, order, page, perPage } = asked
  const dictionary = knownDictionary(ctx)
  const marked = lookupOf(ctx.organId, words, dictionary)
  const plain = lookupOf(ctx.organId, words, NO_DICTIONARY)
  const ofNumber = number === null ? null : [Number(ctx.organId), ...numberGrams(number)]
  const rows = await patiently(ctx, () =>
    sql<{ total: number; index_version: number | null; document_id: number | null }>`
      select total, index_version, document_id from search_documents(
        for_organ_id => ${ctx.organId}, known_version => ${dictionary.version},
        marked => ${marked.grams}::integer[], marked_left => ${marked.left}::text[],
        plain => ${plain.grams}::integer[], plain_left => ${plain.left}::text[],
        needles => ${words}::text[], joined => ${joined}, number_grams => ${ofNumber}::integer[], number => ${number},
        columns => ${columnIds}::bigint[], in_year => ${year}, of_kind => ${kind}, of_genre => ${genre},
        of_validity => ${validity}, newest_first => ${order === 'date'},
        page_size => ${perPage}, skipped => ${(page - 1) * perPage})`.execute(ctx.db),
  )
  if (rows === null) return 'too-slow'
  const version = rows[0]?.index_version ?? null
  // For the searches to come.
  if (version !== null && version !== dictionary.version) await readDictionary(ctx, version)
  return {
    total: rows[0]?.total ?? 0,
    ids: rows.flatMap(({ document_id }) => (document_id === null ? [] : [document_id])),
  }
}

async function showHits(
  ctx: Ctx,
  ids: readonly number[],
  words: readonly string[],
): Promise<FoundDocument[]> {
  if (ids.length === 0) return []
  const rows = await published(ctx)
    .select(['d.id', 'd.index_number', 'd.column_id', 'd.validity', 'd.first_published_on'])
    .select(['e.title', 'e.body_html', 'e.summary', 'e.keywords', 'e.document_number', 'e.attachments'])
    .where('d.id', 'in', [...ids])
    .execute()
  const texts = await attachmentTexts(ctx, rows)
  return ids.flatMap((id) => {
    const row = rows.find((each) => each.id === id)
    if (row === undefined || row.first_published_on === null) return []
    return [
      {
        id,
        title: shownTitle(row.title, words),
        indexNumber: row.index_number ?? '',
        documentNumber: row.document_number,
        publishedOn: row.first_published_on,
        columnId: row.column_id,
        validity: row.validity,
        ...shownPassage({ ...row, attachments: texts.get(id) ?? [] }, words),
      },
    ]
  })
}

/** Null when the database gave up: the transaction goes on as if nothing had been asked. */
async function patiently<T>(ctx: Pick<Ctx, 'db'>, ask: () => Promise<{ rows: T[] }>): Promise<T[] | null> {
  await sql.raw(`savepoint search; set local statement_timeout = ${PATIENCE_MS}`).execute(ctx.db)
  try {
    const { rows } = await ask()
    await sql.raw('set local statement_timeout = 0; release savepoint search').execute(ctx.db)
    return rows
  } catch (failure) {
    if ((failure as { code?: string }).code !== CANCELLED) throw failure
    await sql.raw('rollback to savepoint search; release savepoint search').execute(ctx.db)
    return null
  }
}

/** PostgreSQL's code for a statement that took too long. */
const CANCELLED = '57014'
