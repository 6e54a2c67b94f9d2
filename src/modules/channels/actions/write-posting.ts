import type { Updateable } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { sendJob } from '../../../lib/jobs.ts'
import { record } from '../../audit/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import type { Posting } from '../posting.ts'
import { listCarrying } from '../queries.ts'
import { on, type Tables } from '../tables.ts'
import { recordPublication } from './record-publication.ts'

export const POST = 'channels.post'
export const WITHDRAW = 'channels.withdrawPosting'

/** Writes down how far a posting has come. */
export async function writePosting(
  ctx: Ctx,
  id: number,
  changes: Omit<Updateable<Tables['posting']>, 'organ_id' | 'id' | 'article'>,
): Promise<void> {
  await on(ctx)
    .updateTable('posting')
    .set(changes)
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}

/**
 * The account carries it: recorded as a publication, counted once. What was taken down on the site meanwhile is deleted
 * there at once.
 */
export async function settlePublished(
  ctx: Ctx,
  posting: Posting,
  found: { articleId: string | null; articleUrl: string | null },
): Promise<void> {
  const { id, documentId, editionNo, channelId, withdrawAskedAt } = posting
  await writePosting(ctx, id, {
    state: withdrawAskedAt === null ? 'published' : 'withdrawing',
    article_id: found.articleId,
    article_url: found.articleUrl,
    failure: '',
    stopped: false,
    settled_at: ctx.now,
  })
  const carrying = await listCarrying(ctx, { documentId, editionNo })
  if (!carrying.includes(channelId)) {
    await recordPublication(ctx, { channel: { id: channelId }, documentId, editionNo })
    // The home page counts what the channels carried.
    await bumpPublicVersion(ctx)
  }
  if (withdrawAskedAt !== null) await sendJob(ctx, { kind: WITHDRAW, subjectId: id })
}

/** WeChat said no, or nobody knows: with the reason, for a person. What was taken down meanwhile needs none any more. */
export async function settleUnpublished(
  ctx: Ctx,
  posting: Posting,
  outcome: { state: 'failed' | 'unclear'; failure: string },
): Promise<void> {
  const isOver = outcome.state === 'failed' && posting.withdrawAskedAt !== null
  await writePosting(ctx, posting.id, {
    state: isOver ? 'withdrawn' : outcome.state,
    failure: isOver ? '' : outcome.failure,
    stopped: false,
    settled_at: ctx.now,
  })
  const { documentId: id, editionNo } = posting
  await record(
    ctx,
    'channels.postingFailed',
    { kind: 'document', id },
    { detail: { editionNo, state: outcome.state, reason: outcome.failure } },
  )
}
