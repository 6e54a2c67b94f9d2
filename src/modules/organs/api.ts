import { z } from 'zod'
import { route } from '../../lib/http.ts'
import { correctOrgan, correctSite } from './actions/correct-organ.ts'
import { findSettings } from './queries.ts'

export type { OrganSettings } from './queries.ts'

const text = z.string('请填写').trim().max(200, '填写的内容不超过 200 字')
const version = z.number('请刷新页面后重试').int('请刷新页面后重试')

const organ = z.object({
  version,
  name: text,
  shortName: text,
  disclosureOffice: z.object({
    name: text,
    address: text,
    hours: text,
    phone: text,
    fax: text,
    email: text,
  }),
  remedyBodies: z.object({ reconsideration: text, court: text }),
})
const site = z.object({
  version,
  name: text,
  englishName: text,
  idCode: text,
  sponsor: text,
  undertaker: text,
  address: text,
  phone: text,
  icpNumber: text,
  policeNumber: text,
  theme: z.enum(['blue', 'red'], '请选择主题色'),
})

/** 单位与网站. */
export const organRoutes = [
  route({
    method: 'GET',
    url: '/api/settings/organ',
    permission: 'settings.organ',
    handle: (ctx) => findSettings(ctx),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/organ',
    permission: 'settings.organ',
    body: organ,
    handle: (ctx, { body }) => correctOrgan(ctx, body),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/site',
    permission: 'settings.organ',
    body: site,
    handle: (ctx, { body }) => correctSite(ctx, body),
  }),
]
