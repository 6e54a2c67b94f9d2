import type { Ctx } from '../../../lib/ctx.ts'
import { published } from '../published.ts'
import { gramsOf, normalise, numberKey, searchedBody } from '../rules/index.ts'
import { on } from '../tables.ts'
import { attachmentTexts } from './attachment-texts.ts'
import { holdDictionary } from './read-dictionary.ts'

/**
 * Lets these documents be found as the public sees them now; those that are not public are not found any more. Called in
 * the transaction of the change.
 */
export async function keepSearchText(ctx: Ctx, documentIds: readonly number[]): Promise<void> {
  if (documentIds.length === 0) return
  const rows = await published(ctx)
    .select(['d.id', 'd.index_number', 'd.column_id', 'd.kind', 'd.validity', 'd.first_published_on'])
    .select(['e.title', 'e.body_html', 'e.summary', 'e.keywords', 'e.document_number', 'e.genre'])
    .select('e.attachments')
    .where('d.id', 'in', [...documentIds])
    .execute()
  const dictionary = await holdDictionary(ctx)
  const texts = await attachmentTexts(ctx, rows)
  const values = rows.map((row) => {
    const numbers = [row.document_number, row.index_number ?? ''].map(numberKey).filter((key) => key !== '')
    const text = {
      body: searchedBody({
        title: row.title,
        bodyHtml: row.body_html,
        summary: row.summary,
        keywords: row.keywords,
        documentNumber: row.document_number,
        indexNumber: row.index_number ?? '',
        attachments: texts.get(row.id) ?? [],
      }),
      numbers: numbers.join('\n'),
    }
    return {
      organ_id: ctx.organId,
      document_id: row.id,
      version: dictionary.version,
      title: normalise(row.title),
      ...text,
      grams: gramsOf(ctx.organId, text, dictionary),
      column_id: row.column_id,
      kind: row.kind,
      genre: row.genre,
      validity: row.validity,
      first_published_on: row.first_published_on ?? ctx.today,
    }
  })
  await dropSearchText(ctx, documentIds)
  if (values.length > 0) await on(ctx).insertInto('search_text').values(values).execute()
}

/** The text is found no more: what is taken down. */
export async function dropSearchText(ctx: Ctx, documentIds: readonly number[]): Promise<void> {
  await on(ctx)
    .deleteFrom('search_text')
    .where('organ_id', '=', ctx.organId)
    .where('document_id', 'in', [...documentIds])
    .execute()
}

/** What is filtered by, after a change of validity or column; the text stays as it is. */
export async function keepSearchFacts(ctx: Ctx, documentIds: readonly number[]): Promise<void> {
  if (documentIds.length === 0) return
  await on(ctx)
    .updateTable('search_text as s')
    .set((eb) => {
      const now = eb
        .selectFrom('document as d')
        .whereRef('d.organ_id', '=', 's.organ_id')
        .whereRef('d.id', '=', 's.document_id')
      return {
        validity: now.select('d.validity').$asScalar().$notNull(),
        column_id: now.select('d.column_id').$asScalar().$notNull(),
      }
    })
    .where('s.organ_id', '=', ctx.organId)
    .where('s.document_id', 'in', [...documentIds])
    .execute()
}
