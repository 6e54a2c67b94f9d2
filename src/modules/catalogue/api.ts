import { route } from '../../lib/http.ts'
import { listColumns } from './queries.ts'

export type { Column, ColumnKind } from './column.ts'

export const catalogueRoutes = [
  route({
    method: 'GET',
    url: '/api/columns',
    permission: 'documents.read',
    handle: (ctx) => listColumns(ctx),
  }),
]
