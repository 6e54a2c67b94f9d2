import type { Ctx } from '../../lib/ctx.ts'
import { route } from '../../lib/http.ts'
import { findPerson } from '../accounts/index.ts'
import { actingPerson } from './acting-person.ts'
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
    handle: async (ctx): Promise<ChainChoice[]> =>
      (await listChains(ctx)).map(({ name, versionNo, levels }) => ({
        name,
        versionNo,
        levels: [...levels],
      })),
  }),
]

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
