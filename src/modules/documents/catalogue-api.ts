import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { mergeColumns } from './actions/merge-columns.ts'
import { stateNothing } from './actions/state-nothing.ts'
import { findCatalogueState } from './catalogue-state.ts'

const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const day = z
  .custom<Day>((value) => isDay(value), '日期应为 YYYY-MM-DD，例如 2026-03-02')
  .nullable()
  .default(null)

/** What of columns and catalogue needs the documents: how they stand, merging, and statements that there are none. */
export const columnDocumentRoutes = [
  route({
    method: 'GET',
    url: '/api/catalogue',
    permission: 'catalogue.read',
    handle: (ctx) => findCatalogueState(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/settings/columns/:id/merge',
    permission: 'settings.columns',
    params,
    body: z.object({ into: z.number('请选择要并入的栏目').int('请选择要并入的栏目') }),
    handle: (ctx, { params: { id }, body }) => mergeColumns(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/columns/:id/nil-statement',
    permission: 'documents.draft',
    params,
    body: z.object({ statedOn: day, renewOn: day }),
    handle: (ctx, { params: { id }, body }) => stateNothing(ctx, id, body),
  }),
]
