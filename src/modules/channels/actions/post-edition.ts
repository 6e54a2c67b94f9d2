import type { Ctx } from '../../../lib/ctx.ts'
import { sendJob } from '../../../lib/jobs.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { Article } from '../posting.ts'
import { listPostings } from '../postings.ts'
import { findChannel } from '../queries.ts'
import { whyNotPost } from '../rules.ts'
import { on } from '../tables.ts'
import { POST } from './write-posting.ts'

/**
 * 推送到微信公众号: puts an edition on its way to the account of a connected channel; the outbox does the rest. Refuses
 * the same edition twice on one channel. Answers the posting.
 */
export async function postEdition(
  ctx: Ctx,
  given: { channelId: number; documentId: number; editionNo: number; article: Article },
): Promise<number> {
  const { channelId, documentId, editionNo, article } = given
  const channel = await findChannel(ctx, { id: channelId })
  const before = (await listPostings(ctx, documentId)).find(
    (each) => each.channelId === channelId && each.editionNo === editionNo,
  )
  insist(whyNotPost(channel, before?.state ?? null))
  const { id } = await on(ctx)
    .insertInto('posting')
    .values({
      organ_id: ctx.organId,
      channel_id: channelId,
      document_id: documentId,
      edition_no: editionNo,
      state: 'waiting',
      article: JSON.stringify(article),
      asked_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sendJob(ctx, { kind: POST, subjectId: id })
  const detail = { channel: channel.name, editionNo }
  await record(ctx, 'channels.post', { kind: 'document', id: documentId }, { detail })
  return id
}
