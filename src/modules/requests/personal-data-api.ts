import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { addDays, type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { whyNotPermitted } from '../accounts/rules.ts'
import { decideDestruction } from './actions/decide-destruction.ts'
import { proposeDestruction } from './actions/propose-destruction.ts'
import { searchApplicant } from './actions/search-applicant.ts'
import { setRetention } from './actions/set-retention.ts'
import { witnessDestruction } from './actions/witness-destruction.ts'
import { DESTRUCTION_STATES } from './destruction.ts'
import { OUTCOME_CODES, type OutcomeCode } from './outcome.ts'
import { listDestructions } from './queries/destruction-lists.ts'
import { findRetention, listKeptLong, type RemediesBeside, type RemediesOf } from './queries/kept-cases.ts'
import { listPersonalReadings } from './queries/personal-readings.ts'
import { RETENTION_PERIODS } from './retention.ts'
import { whyNotDecide, whyNotDestroy, whyNotWitness } from './rules/destruction-guards.ts'
import { countedFrom, overOn } from './rules/retention.ts'

const params = z.object({
  id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数'),
})
const version = z.int('版本应为整数').optional()
const remark = z.string('应为文字').trim().max(2000, '最多2000个字').default('')
const legalDay = z.custom<Day>(isDay, '请填写日期，例如 2026-03-02')
const period = z.union([z.literal(10), z.literal(30), z.literal('permanent')], '请选择10年、30年或者永久')
const periods = z.object({
  byOutcome: z.partialRecord(z.enum(OUTCOME_CODES as [OutcomeCode, ...OutcomeCode[]]), period),
  withRemedy: period,
  otherwise: period,
})

/** The days that the list of readings shows unless others are asked for. */
const DAYS_SHOWN = 30

/** Personal data: finding by it, who read it, and its end. */
export function personalDataRoutes(beside: RemediesBeside) {
  const { remediesOf } = beside
  return [
    // A name stands in no address: a search is no GET.
    route({
      method: 'POST',
      url: '/api/requests/applicant-search',
      permission: 'requests.read',
      perMinute: 30,
      body: z.object({ value: z.string('请填写要查找的内容').trim().max(100, '最多100个字') }),
      handle: (ctx, { body }) => searchApplicant(ctx, body),
    }),
    route({
      method: 'GET',
      url: '/api/personal-readings',
      permission: 'audit.read',
      query: z.object({
        from: legalDay.optional(),
        to: legalDay.optional(),
        personId: z.coerce.number('请选择人员').int('请选择人员').positive('请选择人员').optional(),
      }),
      handle: async (ctx, { query: { from, to, personId } }) => {
        const span = { from: from ?? addDays(ctx.today, -DAYS_SHOWN), to: to ?? ctx.today }
        return { ...span, ...(await listPersonalReadings(ctx, { ...span, personId })) }
      },
    }),
    route({
      method: 'GET',
      url: '/api/destructions',
      permission: 'requests.read',
      handle: (ctx) => viewDestructions(ctx, remediesOf),
    }),
    route({
      method: 'POST',
      url: '/api/destructions',
      permission: 'requests.handle',
      body: z.object({ requestIds: z.array(z.int()).max(200, '一份清册最多列200件'), appraisal: remark }),
      handle: (ctx, { body }) => proposeDestruction(ctx, body, remediesOf),
    }),
    route({
      method: 'POST',
      url: '/api/destructions/:id/decision',
      permission: 'requests.destroy',
      params,
      body: z.object({
        verdict: z.enum(['approve', 'decline'], '请选择同意销毁或者不予销毁'),
        opinion: remark,
        version,
      }),
      handle: (ctx, { params: { id }, body }) => decideDestruction(ctx, id, body),
    }),
    // Anybody of the office may be the third person; who that cannot be, the guard says.
    route({
      method: 'POST',
      url: '/api/destructions/:id/witnessing',
      permission: 'requests.read',
      params,
      body: z.object({ version }),
      handle: (ctx, { params: { id }, body }) => witnessDestruction(ctx, id, body, beside),
    }),
    route({
      method: 'PUT',
      url: '/api/settings/retention',
      permission: 'requests.destroy',
      body: z.object({ periods, seen: z.int('版本应为整数') }),
      handle: (ctx, { body }) => setRetention(ctx, body),
    }),
  ]
}

/** What is due, and the lists, each with what this person can do about it and why not. */
async function viewDestructions(ctx: Ctx, remediesOf: RemediesOf) {
  const kept = await listKeptLong(ctx, remediesOf)
  const me = ctx.actor.kind === 'person' ? ctx.actor.id : 0
  const may = (permission: string): Refusal | null => whyNotPermitted(ctx.actor, permission)
  return {
    today: ctx.today,
    due: kept.map((each) => {
      const from = countedFrom(each)
      const over = from === null || each.period === 'permanent' ? null : overOn(from, each.period)
      return { ...each, countedFrom: from, overOn: over, whyNot: whyNotDestroy(each, ctx.today) }
    }),
    lists: (await listDestructions(ctx)).map((list) => ({
      ...list,
      stateWords: DESTRUCTION_STATES[list.state],
      can: {
        decide: may('requests.destroy') ?? whyNotDecide(list, me),
        witness: whyNotWitness(list, me),
      },
    })),
    retention: await findRetention(ctx),
    periodWords: RETENTION_PERIODS,
    can: { propose: may('requests.handle'), setRetention: may('requests.destroy') },
  }
}
