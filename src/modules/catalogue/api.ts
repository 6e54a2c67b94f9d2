import { z } from 'zod'
import { route } from '../../lib/http.ts'
import { createColumn } from './actions/create-column.ts'
import { renameColumn } from './actions/rename-column.ts'
import { listColumns } from './queries.ts'

export type { Column, ColumnKind } from './column.ts'

const name = z.string('请填写栏目名称').trim().min(1, '请填写栏目名称').max(50, '栏目名称不超过 50 字')
const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const newColumn = z.object({
  name,
  slug: z.string('请填写栏目地址').trim().min(1, '请填写栏目地址').max(80, '栏目地址不超过 80 个字符'),
  kind: z.enum(['list', 'single', 'statutory', 'topic', 'request'], '请选择栏目类型'),
  parentId: z.number('请选择上级栏目').int('请选择上级栏目').nullable().default(null),
  description: z.string('请填写栏目说明').trim().max(500, '栏目说明不超过 500 字').default(''),
})

export const catalogueRoutes = [
  route({
    method: 'GET',
    url: '/api/columns',
    permission: 'documents.read',
    handle: (ctx) => listColumns(ctx),
  }),
  route({
    method: 'GET',
    url: '/api/settings/columns',
    permission: 'settings.columns',
    handle: (ctx) => listColumns(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/settings/columns',
    permission: 'settings.columns',
    body: newColumn,
    handle: async (ctx, { body }) => {
      const positions = (await listColumns(ctx)).map(({ position }) => position)
      return { id: await createColumn(ctx, { ...body, position: Math.max(0, ...positions) + 1 }) }
    },
  }),
  route({
    method: 'PUT',
    url: '/api/settings/columns/:id',
    permission: 'settings.columns',
    params,
    body: z.object({ name }),
    handle: (ctx, { params: { id }, body }) => renameColumn(ctx, id, body),
  }),
]
