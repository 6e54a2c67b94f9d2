import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { concludeRemedy } from './actions/conclude-remedy.ts'
import { recordRemedy } from './actions/record-remedy.ts'
import { remediesView } from './presented.ts'
import { REMEDY_KINDS, type RemedyKind } from './remedy.ts'
import { RULINGS, type Ruling } from './ruling.ts'

const id = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数') })
const legalDay = z.custom<Day>(isDay, '请填写日期，例如 2026-03-02')
const filing = z.object({
  kind: z.enum(Object.keys(REMEDY_KINDS) as RemedyKind[], '请选择行政复议或者行政诉讼'),
  fileNumber: z.string('请填写案号').trim().min(1, '请填写案号').max(100, '最多100个字'),
  filedOn: legalDay,
})
const conclusion = z.object({
  ruling: z.enum(Object.keys(RULINGS) as Ruling[], '请选择审理结果'),
  concludedOn: legalDay,
})

export type { RemediesView } from './presented.ts'
export type { Remedy, RemedyKind, RemedyOutcome } from './remedy.ts'
export type { Ruling, RulingChoice } from './ruling.ts'

export const remedyRoutes = [
  route({
    method: 'GET',
    url: '/api/requests/:id/remedies',
    permission: 'requests.read',
    params: id,
    handle: (ctx, { params }) => remediesView(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/remedies',
    permission: 'requests.handle',
    params: id,
    body: filing,
    handle: async (ctx, { params, body }) => ({
      id: await recordRemedy(ctx, { requestId: params.id, ...body }),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/remedies/:id/conclusion',
    permission: 'requests.handle',
    params: id,
    body: conclusion,
    handle: (ctx, { params, body }) => concludeRemedy(ctx, params.id, body),
  }),
]
