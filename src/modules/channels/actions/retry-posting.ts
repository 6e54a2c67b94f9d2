import type { Ctx } from '../../../lib/ctx.ts'
import { sendJob } from '../../../lib/jobs.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { Posting } from '../posting.ts'
import { lockPosting } from '../postings.ts'
import { whyNotRetry, whyNotSettle } from '../rules.ts'
import { POST, settlePublished, WITHDRAW, writePosting } from './write-posting.ts'

/**
 * 重试: goes on where it stopped. After a refusal of WeChat, or where nobody knows what became of it, it begins anew: that
 * the article is not there is then this person's word.
 */
export async function retryPosting(ctx: Ctx, id: number): Promise<void> {
  const posting = await lockPosting(ctx, id)
  insist(whyNotRetry(posting))
  const isAnew = posting.state === 'failed' || posting.state === 'unclear'
  await writePosting(ctx, id, {
    failure: '',
    stopped: false,
    ...(isAnew ? { state: 'waiting', draft_media_id: null, publish_id: null, submitting_at: null } : {}),
  })
  await sendJob(ctx, { kind: posting.state === 'withdrawing' ? WITHDRAW : POST, subjectId: id })
  await note(ctx, 'channels.retryPosting', posting)
}

/** 人工确认: somebody has looked at the account, and the article is there. */
export async function confirmPosted(ctx: Ctx, id: number): Promise<void> {
  const posting = await lockPosting(ctx, id)
  insist(whyNotSettle(posting))
  await settlePublished(ctx, posting, { articleId: null, articleUrl: null })
  await note(ctx, 'channels.confirmPosted', posting)
}

async function note(ctx: Ctx, action: string, { documentId: id, editionNo, state }: Posting): Promise<void> {
  await record(ctx, action, { kind: 'document', id }, { detail: { editionNo, state } })
}
