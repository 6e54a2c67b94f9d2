import type { Ctx } from '../../../lib/ctx.ts'
import { sendJob } from '../../../lib/jobs.ts'
import { listPostings, lockPosting } from '../postings.ts'
import { WITHDRAW, writePosting } from './write-posting.ts'

/**
 * A document is taken down: whatever of it is on an account, or on its way there, is deleted or stopped. Through the
 * outbox, in the transaction of the takedown.
 */
export async function withdrawPostings(ctx: Ctx, documentId: number): Promise<void> {
  for (const { id } of await listPostings(ctx, documentId)) {
    const { state } = await lockPosting(ctx, id)
    switch (state) {
      case 'waiting':
      case 'drafted':
      case 'failed':
        await writePosting(ctx, id, { state: 'withdrawn', failure: '', stopped: false, settled_at: ctx.now })
        break
      case 'published':
        await writePosting(ctx, id, { state: 'withdrawing', withdraw_asked_at: ctx.now })
        await sendJob(ctx, { kind: WITHDRAW, subjectId: id })
        break
      // Deleted as soon as it is known to be there.
      case 'submitting':
      case 'submitted':
      case 'unclear':
        await writePosting(ctx, id, { withdraw_asked_at: ctx.now })
        break
      case 'withdrawing':
      case 'withdrawn':
    }
  }
}
