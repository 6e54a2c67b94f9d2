import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { type Answer, route } from '../../lib/http.ts'
import { listPartsOfPublic } from '../../modules/documents/index.ts'
import { showPage } from '../frame.tsx'
import { OpenDataPage } from '../pages/open-data.tsx'
import { documentLine, freshJson, openJson } from './answers.ts'
import { sendCsv, sendJson, showCatalogue } from './data-files.ts'
import { columnsOpen, documentsAfter, documentWhole, MOST_AT_ONCE, reportsOpen } from './lists.ts'
import { showOpenApi } from './openapi.ts'

const LIMIT = `limit 应为 1 至 ${MOST_AT_ONCE} 之间的整数`
const page = { method: 'GET', permission: 'public', cached: true } as const
const part = z.object({ part: z.coerce.number().int().positive('没有这份数据') })

/** What programs read: documents, columns, reports, and the same as files; see `/open`. */
export const openPages = [
  route({ ...page, url: '/open', handle: showOpenData }),
  route({ ...page, url: '/open/openapi.json', handle: showOpenApi }),
  route({ ...page, url: '/open/catalogue.jsonld', handle: showCatalogue }),
  route({ ...page, url: '/open/v1/columns', handle: async (ctx) => openJson(await columnsOpen(ctx)) }),
  route({ ...page, url: '/open/v1/annual-reports', handle: async (ctx) => openJson(await reportsOpen(ctx)) }),
  route({
    ...page,
    url: '/open/v1/documents/:id',
    params: z.object({ id: z.coerce.number().int().positive('没有这个编号') }),
    handle: async (ctx, { params }) => openJson(await documentWhole(ctx, params.id)),
  }),
  route({
    ...page,
    url: '/open/v1/documents-:part.csv',
    params: part,
    handle: (ctx, { params }) => sendCsv(ctx, params.part),
  }),
  route({
    ...page,
    url: '/open/v1/documents-:part.json',
    params: part,
    handle: (ctx, { params }) => sendJson(ctx, params.part),
  }),
  // Not kept in memory: there are as many lists as askers.
  route({
    method: 'GET',
    url: '/open/v1/documents',
    permission: 'public',
    perMinute: 120,
    query: z.object({
      after: z.coerce.number('after 应为编号').int('after 应为编号').min(0, 'after 应为编号').default(0),
      limit: z.coerce.number(LIMIT).int(LIMIT).min(1, LIMIT).max(MOST_AT_ONCE, LIMIT).default(20),
      column: z.string().max(100).optional(),
      kind: z.enum(documentLine.shape.kind.options, 'kind 不是信息类型').optional(),
      changedSince: z.iso
        .datetime({ offset: true, message: 'changedSince 应形如 2026-01-31T00:00:00+08:00' })
        .optional(),
    }),
    handle: async (ctx, { query }, call) => freshJson(await documentsAfter(ctx, query), call),
  }),
]

async function showOpenData(ctx: Ctx): Promise<Answer> {
  const parts = (await listPartsOfPublic(ctx)).map((each) => each.part)
  const crumbs = [{ name: '开放数据', href: '/open' }]
  return showPage(ctx, '开放数据', crumbs, <OpenDataPage parts={parts} />)
}
