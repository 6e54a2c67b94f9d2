import { sql } from 'kysely'
import type { Actor, Ctx } from '../../src/lib/ctx.ts'
import { runDailyWork } from '../../src/lib/jobs.ts'
import { connectWechat, createChannel, listPostings } from '../../src/modules/channels/index.ts'
import { publishElsewhere } from '../../src/modules/documents/index.ts'
import { sceneOn } from '../builders.ts'
import type { TestDatabase } from '../database.ts'

type As = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>) => Promise<T>

/** A connected account, and a posting whose outcome nobody knows. Also leaves a job in the outbox, and a day's mark. */
export async function buildPosting(
  database: TestDatabase,
  as: As,
  given: { documentId: number; publisher: Actor; on: string },
) {
  const channelId = await as(given.publisher, (ctx) =>
    createChannel(ctx, { kind: 'wechat', name: '对接的公众号' }),
  )
  const account = { appId: 'wx0123456789abcdef', secret: 'secret', baseAddress: 'https://api.weixin.qq.com' }
  await as(given.publisher, (ctx) => connectWechat(ctx, channelId, { ...account, author: '', seen: 0 }))
  await as(given.publisher, (ctx) => publishElsewhere(ctx, given.documentId, channelId))
  const [posting] = await as(given.publisher, (ctx) => listPostings(ctx, given.documentId))
  if (posting === undefined) throw new Error('no posting')
  const organId = await as(given.publisher, async (ctx) => {
    await sql`update posting set state = 'unclear' where organ_id = ${ctx.organId}`.execute(ctx.db)
    return ctx.organId
  })
  const { secrets, now } = sceneOn(given.on, organId)
  const work = { name: 'test.daily', actor: '测试', hour: 0, minute: 0, run: async () => {} }
  await runDailyWork(
    { database, secrets, files: null, clock: () => now, report: () => {} },
    [work],
    [organId],
  )
  return { channelId, unclearId: posting.id }
}
