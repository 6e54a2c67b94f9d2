import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { adoptStandardCatalogue } from './actions/adopt-standard-catalogue.ts'
import { createColumn } from './actions/create-column.ts'
import { describeColumn } from './actions/describe-column.ts'
import { moveColumn } from './actions/move-column.ts'
import { retireColumn } from './actions/retire-column.ts'
import {
  addCatalogueItem,
  editCatalogueItem,
  recordItemChange,
  removeCatalogueItem,
} from './actions/write-catalogue-item.ts'
import { listColumns } from './queries.ts'
import { THEME_CLASSIFICATION } from './theme-classification.ts'

export type { Column, ColumnKind } from './column.ts'
export type { CatalogueItem, ItemText } from './item.ts'
export type { DueBecause, ItemState, UpdateState } from './rules/index.ts'

const name = z.string('请填写栏目名称').trim().min(1, '请填写栏目名称').max(50, '栏目名称不超过 50 字')
const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const version = z.number('请刷新页面后重试').int('请刷新页面后重试')
const INTERVAL = '更新周期为 1 至 1100 天的整数'
const interval = z.number(INTERVAL).int(INTERVAL).min(1, INTERVAL).max(1100, INTERVAL).nullable()
const description = z.string('请填写栏目说明').trim().max(500, '栏目说明不超过 500 字')
const address = z.string('请填写链接地址').trim().max(500, '链接地址不超过 500 个字符')
const visibility = z.enum(['shown', 'hidden'], '请选择是否列在导航中')
const responsible = z.number('请选择责任人').int('请选择责任人').nullable()
const parent = z.number('请选择上级栏目').int('请选择上级栏目').nullable()

const newColumn = z.object({
  name,
  slug: z.string('请填写栏目地址').trim().min(1, '请填写栏目地址').max(80, '栏目地址不超过 80 个字符'),
  kind: z.enum(['list', 'single', 'statutory', 'topic', 'request', 'link'], '请选择栏目类型'),
  parentId: parent.default(null),
  description: description.default(''),
  address: address.default(''),
  visibility: visibility.default('shown'),
  responsibleId: responsible.default(null),
  updateIntervalDays: interval.default(null),
})
const descriptionOfColumn = z.object({
  name: name.optional(),
  description: description.optional(),
  address: address.optional(),
  visibility: visibility.optional(),
  responsibleId: responsible.optional(),
  updateIntervalDays: interval.optional(),
})

const LIMIT = '公开时限为 1 至 366 个工作日的整数'
const line = (words: string, most: number) =>
  z.string(`请填写${words}`).trim().max(most, `${words}不超过 ${most} 字`)
const itemText = z.object({
  name: line('公开事项', 100),
  content: line('公开内容', 1000),
  legalBasis: line('公开依据', 300),
  timeLimit: line('公开时限', 200),
  limitWorkingDays: z.number(LIMIT).int(LIMIT).min(1, LIMIT).max(366, LIMIT).nullable(),
  responsibleUnit: line('责任单位', 100),
  channel: line('公开渠道', 200),
  updateIntervalDays: interval,
  columnIds: z.array(z.number('请选择栏目').int('请选择栏目'), '请选择栏目').max(50, '最多选择 50 个栏目'),
})
const day = z.custom<Day>((value) => isDay(value), '请填写日期，例如 2026-03-02')

export const catalogueRoutes = [
  route({
    method: 'GET',
    url: '/api/columns',
    permission: 'documents.read',
    handle: (ctx) => listColumns(ctx),
  }),
  route({
    method: 'GET',
    url: '/api/themes',
    permission: 'documents.read',
    handle: async () => THEME_CLASSIFICATION,
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/columns',
    permission: 'catalogue.read',
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
    body: descriptionOfColumn,
    handle: (ctx, { params: { id }, body }) => describeColumn(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/settings/columns/:id/move',
    permission: 'settings.columns',
    params,
    body: z.object({
      parentId: parent,
      place: z.number('请选择位置').int('请选择位置').min(1, '位置从 1 开始'),
    }),
    handle: (ctx, { params: { id }, body }) => moveColumn(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/settings/columns/:id/retire',
    permission: 'settings.columns',
    params,
    body: z.object({
      successorId: z.number('请选择旧地址转到的栏目').int('请选择旧地址转到的栏目').nullable().default(null),
    }),
    handle: (ctx, { params: { id }, body }) => retireColumn(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/settings/catalogue/standard',
    permission: 'settings.columns',
    handle: (ctx) => adoptStandardCatalogue(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/settings/catalogue/items',
    permission: 'settings.columns',
    body: itemText,
    handle: async (ctx, { body }) => ({ id: await addCatalogueItem(ctx, body) }),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/catalogue/items/:id',
    permission: 'settings.columns',
    params,
    body: itemText.extend({ version }),
    handle: (ctx, { params: { id }, body }) => editCatalogueItem(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/settings/catalogue/items/:id/removal',
    permission: 'settings.columns',
    params,
    body: z.object({ version }),
    handle: (ctx, { params: { id }, body }) => removeCatalogueItem(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/items/:id/change',
    permission: 'documents.draft',
    params,
    body: z.object({ changedOn: day }),
    handle: (ctx, { params: { id }, body }) => recordItemChange(ctx, id, body),
  }),
]
