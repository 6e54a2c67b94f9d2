import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { listPeople, namesOf } from '../accounts/index.ts'
import { permits } from '../accounts/rules.ts'
import { actingPerson } from './acting-person.ts'
import { endDeputy, nameDeputy } from './actions/name-deputy.ts'
import { setChain } from './actions/set-chain.ts'
import { listChains, listDeputies, listReviewsWaitingFor } from './queries.ts'
import type { Topic, Use } from './review.ts'
import { whyNotSetChain, whyUnderstaffed } from './rules.ts'

export type { Correction, Remark, Topic, Use } from './review.ts'

/** One line of "待我审核". */
export interface WaitingReview {
  reviewId: number
  subject: { kind: string; id: number; title: string }
  authors: string[]
  /** Counted from 1, and how many there are. */
  level: number
  levels: number
  levelName: string
  topic: Topic
  /** Name of the signer in whose place this person signs, as deputy. */
  inPlaceOf: string | null
  /** ISO instant since when it waits at this level. */
  since: string
}

export interface ChainChoice {
  name: string
  versionNo: number
  levels: { name: string; signers: readonly number[] }[]
  uses: readonly Use[]
}

/** The chains and who may be named in them, for the settings. */
export interface ChainSettings {
  /** With what has gone wrong with each since it was set: people leave. */
  chains: (ChainChoice & { gaps: string[] })[]
  signers: { id: number; name: string; login: string }[]
}

/** Who stands for whom, and between whom it can be arranged. */
export interface DeputySettings {
  deputies: {
    id: number
    personId: number
    person: string
    deputyId: number
    deputy: string
    from: Day
    to: Day
  }[]
  signers: { id: number; name: string }[]
}

const day = z.custom<Day>((value) => isDay(value), '日期应为 YYYY-MM-DD，例如 2026-03-02')
const person = z.number('请选择人员').int('请选择人员')
const topic = z.enum(['ordinary', 'repost', 'figures', 'leaders', 'correction'], '请选择信息种类')
const chain = z.object({
  name: z.string('请填写审核流程名称').trim().min(1, '请填写审核流程名称').max(50, '名称不超过 50 字'),
  levels: z.array(
    z.object({
      name: z.string('请填写级次名称').trim().max(50, '级次名称不超过 50 字'),
      signers: z.array(z.number('请选择审核人').int('请选择审核人'), '请选择审核人'),
    }),
    '请设置审核级次',
  ),
  uses: z
    .array(
      z.object({ columnId: z.number('请选择栏目').int('请选择栏目').nullable(), topic: topic.nullable() }),
    )
    .max(100, '适用范围不超过 100 项')
    .default([]),
  seen: z.number('请刷新页面后重试').int('请刷新页面后重试'),
})

export const reviewRoutes = [
  route({
    method: 'GET',
    url: '/api/reviews/waiting',
    permission: 'documents.sign',
    handle: listWaiting,
  }),
  route({
    method: 'GET',
    url: '/api/review-chains',
    permission: 'documents.read',
    handle: chainChoices,
  }),
  route({
    method: 'GET',
    url: '/api/settings/review-chains',
    permission: 'settings.organ',
    handle: (ctx) => chainSettings(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/settings/review-chains',
    permission: 'settings.organ',
    body: chain,
    handle: async (ctx, { body }) => ({ versionNo: (await setChain(ctx, body)).versionNo }),
  }),
  // Every signer names a deputy of his own, the system administrator one for anybody: the action knows which.
  route({
    method: 'GET',
    url: '/api/review-deputies',
    permission: 'signed-in',
    handle: (ctx) => deputySettings(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/review-deputies',
    permission: 'signed-in',
    body: z.object({ personId: person, deputyId: person, from: day, to: day }),
    handle: (ctx, { body }) => nameDeputy(ctx, body),
  }),
  route({
    method: 'POST',
    url: '/api/review-deputies/:id/end',
    permission: 'signed-in',
    params: z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') }),
    handle: (ctx, { params: { id } }) => endDeputy(ctx, id),
  }),
]

async function chainChoices(ctx: Ctx): Promise<ChainChoice[]> {
  const chains = await listChains(ctx)
  return chains.map(({ name, versionNo, levels, uses }) => ({ name, versionNo, levels: [...levels], uses }))
}

async function chainSettings(ctx: Ctx): Promise<ChainSettings> {
  const people = await listPeople(ctx)
  const signers = people.filter(({ roles }) => permits(roles, 'documents.sign'))
  const editors = people.filter(({ roles }) => permits(roles, 'documents.draft'))
  const nameOf = (id: number) => people.find((each) => each.id === id)?.name ?? '已停用的人员'
  const maySign = signers.map(({ id }) => id)
  const gapsOf = ({ levels, uses }: ChainChoice) => {
    const broken = whyNotSetChain(levels, maySign, uses)
    return (broken.length > 0 ? broken : whyUnderstaffed(levels, editors, nameOf)).map(
      ({ message }) => message,
    )
  }
  const chains = await chainChoices(ctx)
  return {
    chains: chains.map((each) => ({ ...each, gaps: gapsOf(each) })),
    signers: signers.map(({ id, name, login }) => ({ id, name, login })),
  }
}

async function deputySettings(ctx: Ctx): Promise<DeputySettings> {
  const people = await listPeople(ctx)
  const nameOf = (id: number) => people.find((each) => each.id === id)?.name ?? '已停用的人员'
  const present = (await listDeputies(ctx)).filter(({ to }) => to >= ctx.today)
  return {
    deputies: present.map(({ id, personId, deputyId, from, to }) => ({
      id,
      personId,
      person: nameOf(personId),
      deputyId,
      deputy: nameOf(deputyId),
      from,
      to,
    })),
    signers: people
      .filter(({ roles }) => permits(roles, 'documents.sign'))
      .map(({ id, name }) => ({ id, name })),
  }
}

/** 待我审核: what this person may sign now, oldest first. */
export async function listWaiting(ctx: Ctx): Promise<WaitingReview[]> {
  const waiting = await listReviewsWaitingFor(ctx, actingPerson(ctx).id)
  const named = waiting.flatMap(({ review, inPlaceOf }) => [...review.authorIds, inPlaceOf ?? []].flat())
  const nameOf = await namesOf(ctx, named)
  return waiting.map(({ review, level, since, inPlaceOf }) => ({
    reviewId: review.id,
    subject: review.subject,
    authors: review.authorIds.map(nameOf),
    level,
    levels: review.chain.levels.length,
    levelName: review.chain.levels[level - 1]?.name ?? '',
    topic: review.topic,
    inPlaceOf: inPlaceOf === null ? null : nameOf(inPlaceOf),
    since: since.toISOString(),
  }))
}
