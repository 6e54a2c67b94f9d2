import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { route } from '../../lib/http.ts'
import { findPerson, listPeople } from '../accounts/index.ts'
import { permits } from '../accounts/rules.ts'
import { actingPerson } from './acting-person.ts'
import { setChain } from './actions/set-chain.ts'
import { listChains, listReviewsWaitingFor } from './queries.ts'

/** One line of "待我审核". */
export interface WaitingReview {
  reviewId: number
  subject: { kind: string; id: number; title: string }
  authors: string[]
  /** Counted from 1, and how many there are. */
  level: number
  levels: number
  levelName: string
  /** ISO instant since when it waits at this level. */
  since: string
}

export interface ChainChoice {
  name: string
  versionNo: number
  levels: { name: string; signers: readonly number[] }[]
}

/** The chains and who may be named in them, for the settings. */
export interface ChainSettings {
  chains: ChainChoice[]
  signers: { id: number; name: string; login: string }[]
}

const chain = z.object({
  name: z.string('请填写审核流程名称').trim().min(1, '请填写审核流程名称').max(50, '名称不超过 50 字'),
  levels: z.array(
    z.object({
      name: z.string('请填写级次名称').trim().max(50, '级次名称不超过 50 字'),
      signers: z.array(z.number('请选择审核人').int('请选择审核人'), '请选择审核人'),
    }),
    '请设置审核级次',
  ),
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
    handle: async (ctx): Promise<ChainSettings> => ({
      chains: await chainChoices(ctx),
      signers: (await listPeople(ctx))
        .filter(({ roles }) => permits(roles, 'documents.sign'))
        .map(({ id, name, login }) => ({ id, name, login })),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/settings/review-chains',
    permission: 'settings.organ',
    body: chain,
    handle: async (ctx, { body }) => ({ versionNo: (await setChain(ctx, body)).versionNo }),
  }),
]

async function chainChoices(ctx: Ctx): Promise<ChainChoice[]> {
  const chains = await listChains(ctx)
  return chains.map(({ name, versionNo, levels }) => ({ name, versionNo, levels: [...levels] }))
}

/** 待我审核: what this person may sign now, oldest first. */
export async function listWaiting(ctx: Ctx): Promise<WaitingReview[]> {
  const waiting = await listReviewsWaitingFor(ctx, actingPerson(ctx).id)
  const names = new Map<number, string>()
  for (const id of new Set(waiting.flatMap(({ review }) => review.authorIds))) {
    names.set(id, (await findPerson(ctx, id)).name)
  }
  return waiting.map(({ review, level, since }) => ({
    reviewId: review.id,
    subject: review.subject,
    authors: review.authorIds.map((id) => names.get(id) ?? ''),
    level,
    levels: review.chain.levels.length,
    levelName: review.chain.levels[level - 1]?.name ?? '',
    since: since.toISOString(),
  }))
}
