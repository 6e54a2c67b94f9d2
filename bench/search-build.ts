import type pg from 'pg'
import type { OrganId } from '../src/lib/ctx.ts'
import {
  type Dictionary,
  frequentPhrases,
  gramsOf,
  normalise,
  numberKey,
  searchedBody,
} from '../src/modules/documents/rules/index.ts'
import type { Paper } from './corpus.ts'

const AT_ONCE = 500
const NOTHING_ELSE = { summary: '', keywords: '', attachments: [] }

interface Place {
  organId: OrganId
  columnId: number
  personId: number
}

/** An organ with a person and a column, as the owner makes them. */
export async function foundBenchOrgan(owner: pg.Client): Promise<Place> {
  const one = async (text: string, values: unknown[]) => (await owner.query(text, values)).rows[0]
  const { organ_id: organId } = await one(
    `insert into organ (code, name, short_name, kind, disclosure_office, remedy_bodies)
     values ('011158671', '某局', '某局', 'department', '{}', '{}') returning organ_id`,
    [],
  )
  const { id: personId } = await one(
    "insert into person (organ_id, login, name, password_hash) values ($1, 'a', '某人', '') returning id",
    [organId],
  )
  const { id: columnId } = await one(
    `insert into catalogue_column (organ_id, slug, name, kind, position) values ($1, 'notices', '通知公告', 'list', 1)
     returning id`,
    [organId],
  )
  return { organId: Number(organId) as OrganId, columnId: Number(columnId), personId: Number(personId) }
}

/**
 * Puts papers before the public by the thousand, with what publication writes for the search, under a dictionary of
 * their own. Answers the first and last id.
 */
export async function insertPapers(owner: pg.Client, place: Place, papers: readonly Paper[], first: number) {
  const written = papers.map((paper, index) => {
    const indexNumber = `011158671/${paper.year}-${String(first + index).padStart(6, '0')}`
    const body = searchedBody({ ...paper, ...NOTHING_ELSE, indexNumber })
    const numbers = [paper.documentNumber, indexNumber].map(numberKey).join('\n')
    return { ...paper, id: first + index, indexNumber, body, numbers }
  })
  const dictionary = await writeDictionary(owner, place, written)
  await owner.query('drop index if exists search_text_grams')
  for (let from = 0; from < written.length; from += AT_ONCE) {
    const batch = written.slice(from, from + AT_ONCE)
    await owner.query(INSERT, [
      place.organId,
      place.columnId,
      place.personId,
      batch.map(({ id }) => id),
      batch.map(({ indexNumber }) => indexNumber),
      batch.map(({ title }) => title),
      batch.map(({ bodyHtml }) => bodyHtml),
      batch.map(({ documentNumber }) => documentNumber),
      batch.map(({ year, id }) => `${year}-${String(1 + (id % 12)).padStart(2, '0')}-11`),
      batch.map(({ title }) => normalise(title)),
      batch.map(({ body }) => body),
      batch.map(({ numbers }) => numbers),
      batch.map((each) => `{${gramsOf(place.organId, each, dictionary).join()}}`),
      dictionary.version,
    ])
  }
  await owner.query("set maintenance_work_mem = '512MB'")
  await owner.query(
    'create index search_text_grams on search_text using gin (grams) with (fastupdate = on, gin_pending_list_limit = 1024)',
  )
  for (const table of ['search_text', 'document', 'edition']) await owner.query(`vacuum analyze ${table}`)
}

async function writeDictionary(
  owner: pg.Client,
  { organId }: Place,
  written: readonly { body: string }[],
): Promise<Dictionary> {
  const step = Math.max(1, Math.floor(written.length / 1_000))
  const sample = written.filter((_, index) => index % step === 0).map(({ body }) => body.slice(0, 5_000))
  const phrases = frequentPhrases(sample, written.length)
  await owner.query('delete from search_text')
  await owner.query('delete from edition')
  await owner.query('delete from document')
  await owner.query('delete from search_index')
  await owner.query('insert into search_index values ($1, $2, $3, true, $4)', [
    organId,
    written.length,
    JSON.stringify(phrases),
    new Date(),
  ])
  const marks = phrases.map(([phrase, share], mark) => [phrase, { mark, share }] as const)
  return { version: written.length, phrases: new Map(marks) }
}

const INSERT = `
  with given as (
    select * from unnest($4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[], $10::text[], $11::text[],
      $12::text[], $13::text[]) as g (id, index_number, title, html, number, published_on, plain_title, body, numbers, grams)
  ), documents as (
    insert into document (organ_id, id, index_number, column_id, kind, made_by, made_at, published_edition,
      first_published_on)
    overriding system value
    select $1::bigint, id, index_number, $2::bigint, 'general', $3::bigint, published_on, 1, published_on from given
  ), editions as (
    insert into edition (organ_id, document_id, no, state, author_id, writer_ids, title, body_html, document_number,
      content_hash, written_at, published_on, published_at)
    select $1::bigint, id, 1, 'published', $3::bigint, '[]', title, html, number, '', published_on, published_on,
      published_on from given
  )
  insert into search_text (organ_id, document_id, version, title, body, numbers, grams, column_id, kind, genre, validity,
    first_published_on)
  select $1::bigint, id, $14::integer, plain_title, body, numbers, grams::integer[], $2::bigint, 'general', '', 'valid',
    published_on from given`
