import * as documents from '../../src/modules/documents/index.ts'
import { readQuery } from '../../src/modules/documents/rules/index.ts'
import { type Case, sees } from './case.ts'

const ANYWHERE = { columnIds: null, year: null, kind: null, genre: null, validity: null }
const FIRST_PAGE = { order: 'relevance', page: 1, perPage: 20 } as const

/** How a stranger would search: in its own organ nothing of A is found. */
export const SEARCH: Record<string, Case[]> = {
  'documents.searchDocuments': [
    sees((ctx) => documents.searchDocuments(ctx, { ...asked('通知'), ...ANYWHERE, ...FIRST_PAGE }), {
      total: 0,
      items: [],
    }),
  ],
  'documents.findNearTitles': [sees((ctx) => documents.findNearTitles(ctx, asked('关于的通知'), 5), [])],
  'documents.findFirstYear': [sees(documents.findFirstYear, null)],
  'documents.needsReindex': [
    // A document from before there was an index.
    sees(
      async (ctx) => ({ needs: await documents.needsReindex(ctx), year: await documents.findFirstYear(ctx) }),
      {
        needs: false,
        year: null,
      },
    ),
  ],
}

function asked(typed: string) {
  const query = readQuery(typed)
  if (typeof query === 'string') throw new Error(`“${typed}” is ${query}`)
  return query
}
