import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { answerRemedy, receiveCopy } from './actions/answer-remedy.ts'
import { concludeAppeal } from './actions/conclude-appeal.ts'
import { concludeRemedy } from './actions/conclude-remedy.ts'
import { recordAppeal } from './actions/record-appeal.ts'
import { recordRemedy } from './actions/record-remedy.ts'
import { setRemedies } from './actions/set-remedies.ts'
import { APPEAL_RULINGS, type AppealRuling } from './appeal.ts'
import { evidenceRoutes } from './evidence-api.ts'
import { remediesView } from './presented.ts'
import { findRemedySetting } from './queries/index.ts'
import { PROCEDURES, type Procedure, REMEDY_KINDS, type RemedyKind } from './remedy.ts'
import { renewedRoutes } from './renewed-api.ts'
import { RULINGS, type Ruling } from './ruling.ts'
import { SECOND_INSTANCE_PRACTICES, type SecondInstancePractice } from './setting.ts'
import { remediesToDo } from './to-do.ts'

const id = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数') })
const legalDay = z.custom<Day>(isDay, '请填写日期，例如 2026-03-02')
const fileNumber = z.string('请填写案号').trim().min(1, '请填写案号').max(100, '最多100个字')
const filing = z.object({
  kind: z.enum(Object.keys(REMEDY_KINDS) as RemedyKind[], '请选择行政复议或者行政诉讼'),
  fileNumber,
  filedOn: legalDay,
  basedOnId: z.int('请选择不服的行政复议').optional(),
})
const conclusion = z.object({
  ruling: z.enum(Object.keys(RULINGS) as Ruling[], '请选择审理结果'),
  concludedOn: legalDay,
})
const setting = z.object({
  secondInstance: z.enum(
    Object.keys(SECOND_INSTANCE_PRACTICES) as SecondInstancePractice[],
    '请选择二审结果的统计办法',
  ),
  version: z.int('版本应为整数'),
})

export type { AppealRuling, AppealRulingChoice } from './appeal.ts'
export type { AppealView, Due, RemediesView, RemedyView, RenewedView } from './presented.ts'
export type { Procedure, Remedy, RemedyKind, RemedyOutcome } from './remedy.ts'
export type { RenewedPeriod, RenewedProposal } from './renewed.ts'
export type { Ruling, RulingChoice } from './ruling.ts'
export type { RemedySetting } from './setting.ts'
export type { RemedyToDo } from './to-do.ts'

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
  route({
    method: 'POST',
    url: '/api/remedies/:id/copy',
    permission: 'requests.handle',
    params: id,
    body: z.object({
      on: legalDay,
      procedure: z.enum(Object.keys(PROCEDURES) as Procedure[], '请选择审理程序'),
    }),
    handle: (ctx, { params, body }) => receiveCopy(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/remedies/:id/answer',
    permission: 'requests.handle',
    params: id,
    body: z.object({ on: legalDay }),
    handle: (ctx, { params, body }) => answerRemedy(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/remedies/:id/appeals',
    permission: 'requests.handle',
    params: id,
    body: z.object({ fileNumber, filedOn: legalDay }),
    handle: async (ctx, { params, body }) => ({ id: await recordAppeal(ctx, params.id, body) }),
  }),
  route({
    method: 'POST',
    url: '/api/appeals/:id/conclusion',
    permission: 'requests.handle',
    params: id,
    body: z.object({
      ruling: z.enum(Object.keys(APPEAL_RULINGS) as AppealRuling[], '请选择二审结果'),
      concludedOn: legalDay,
    }),
    handle: (ctx, { params, body }) => concludeAppeal(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    url: '/api/remedies/to-do',
    permission: 'requests.read',
    handle: (ctx) => remediesToDo(ctx),
  }),
  route({
    method: 'GET',
    url: '/api/settings/remedies',
    permission: 'settings.organ',
    handle: async (ctx) => ({
      setting: await findRemedySetting(ctx),
      practices: SECOND_INSTANCE_PRACTICES,
    }),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/remedies',
    permission: 'settings.organ',
    body: setting,
    handle: (ctx, { body }) => setRemedies(ctx, body),
  }),
  ...renewedRoutes,
  ...evidenceRoutes,
]
