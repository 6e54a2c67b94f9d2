import { z } from 'zod'
import { route } from '../lib/http.ts'
import { showSearch } from './search.tsx'

/** An empty or unknown filter of a form is none. */
const optional = z.string().max(100).catch('').default('')

/** Not kept in memory: there are as many pages as questions. Each question costs the database more than a page. */
export const searchPages = [
  route({
    method: 'GET',
    url: '/search',
    permission: 'public',
    perMinute: 60,
    query: z.object({
      q: z.string().max(2_000, '检索词太长，请缩短后再查').default(''),
      column: optional,
      year: optional,
      genre: optional,
      validity: optional,
      order: optional,
      page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
    }),
    handle: (ctx, { query }) => showSearch(ctx, query),
  }),
]
