import type { Ctx } from '../../lib/ctx.ts'
import { again, JobFailed, type JobHandler, type JobScene } from '../../lib/jobs.ts'
import { POST, settlePublished, settleUnpublished, WITHDRAW, writePosting } from './actions/write-posting.ts'
import type { Posting } from './posting.ts'
import { lockPosting } from './postings.ts'
import { textOf, WechatError, WechatSilent } from './wechat/client.ts'
import { type Call, findListed, makeDraft } from './wechat/draft.ts'
import { PUBLISH_FAILURES } from './wechat/errors.ts'
import { callAs, openAccount } from './wechat/session.ts'

/** Some four hours in all. */
const POLICY = { attempts: 12, firstDelaySeconds: 30, longestDelaySeconds: 1800 }
/** Six answers of WeChat at their slowest; a text with many pictures comes back for the rest. */
const MOST_SECONDS = 300
/** Asked less and less often: 平台审核 may take hours. */
const ASK_AGAIN = { shortest: 15, longest: 600 }
const QUOTA_SECONDS = 1800
/** So long the account is asked whether an article is there that was, or was not, submitted. */
const UNCLEAR_AFTER_MS = 30 * 60_000

/** Takes a posting one state further at a time, each written down before the next begins. */
const post: JobHandler = {
  kind: POST,
  actor: '微信推送',
  policy: POLICY,
  mostSeconds: MOST_SECONDS,
  run: (scene) => answering(scene, () => goOn(scene)),
  gaveUp: async (ctx, id, failure) => {
    const posting = await lockPosting(ctx, id)
    if (posting.state === 'submitting')
      await settleUnpublished(ctx, posting, { state: 'unclear', failure: UNCLEAR })
    else if (isUnderWay(posting)) await writePosting(ctx, id, { failure, stopped: true })
  },
}

/** 删除已推送的文章, after a takedown on the site. */
const withdraw: JobHandler = {
  kind: WITHDRAW,
  actor: '微信推送',
  policy: POLICY,
  mostSeconds: MOST_SECONDS,
  run: (scene) => answering(scene, () => deleteArticle(scene)),
  gaveUp: (ctx, id, failure) => writePosting(ctx, id, { failure, stopped: true }),
}

export const channelJobs: readonly JobHandler[] = [post, withdraw]

const UNCLEAR = '无法确认微信是否已经发布：请登录公众号后台查看，再选择“已发布”或“重新推送”'

const DRAFT_GONE = 40007
const LOOKING = '草稿已不在公众号草稿箱，正在核对是否已经发布'

function isUnderWay({ state }: Posting): boolean {
  return state === 'waiting' || state === 'drafted' || state === 'submitting' || state === 'submitted'
}

/** What WeChat answered, in the words of the outbox; the reason is on the posting meanwhile. */
async function answering(
  scene: JobScene,
  work: () => ReturnType<JobHandler['run']>,
): ReturnType<JobHandler['run']> {
  try {
    return await work()
  } catch (failure) {
    if (!(failure instanceof WechatError || failure instanceof WechatSilent)) throw failure
    await scene.act((ctx) => writePosting(ctx, scene.subjectId, { failure: failure.message }))
    if (failure instanceof WechatError && failure.kind === 'quota') return again(QUOTA_SECONDS)
    throw new JobFailed(failure.message, { final: failure instanceof WechatError && failure.kind === 'fix' })
  }
}

async function goOn(scene: JobScene): ReturnType<JobHandler['run']> {
  for (;;) {
    const posting = await scene.act((ctx) => lockPosting(ctx, scene.subjectId))
    if (!isUnderWay(posting)) return undefined
    const call = await callFor(scene, posting)
    switch (posting.state) {
      case 'waiting':
        await makeDraft(scene, call, posting)
        await scene.act((ctx) => step(ctx, scene.subjectId, 'waiting', { state: 'drafted' }))
        break
      case 'drafted':
        if (!(await submit(scene, call, posting))) return undefined
        break
      case 'submitting':
        if (!(await lookFor(scene, call, posting))) return again(60)
        break
      case 'submitted':
        if (!(await askWhether(scene, call, posting))) return again(untilNextLook(scene, posting))
    }
  }
}

function untilNextLook({ clock }: JobScene, { submittingAt }: Posting): number {
  const elapsed = (clock().getTime() - (submittingAt?.getTime() ?? 0)) / 1000
  return Math.min(Math.max(elapsed / 4, ASK_AGAIN.shortest), ASK_AGAIN.longest)
}

async function callFor(scene: JobScene, { channelId }: Posting): Promise<Call> {
  const account = await scene.act((ctx) => openAccount(ctx, channelId))
  if (account === null) throw new JobFailed('渠道没有对接公众号，请在“设置—公开渠道”对接', { final: true })
  return (path, given) => callAs(scene.act, channelId, account, path, given)
}

/** Only from the state it was in: a takedown may have come in between. */
async function step(
  ctx: Ctx,
  id: number,
  from: Posting['state'],
  changes: Parameters<typeof writePosting>[2],
): Promise<boolean> {
  const posting = await lockPosting(ctx, id)
  if (posting.state !== from) return false
  await writePosting(ctx, id, { failure: '', ...changes })
  return true
}

/**
 * Publishes the draft: written down before the call, so that whoever is cut off after it does not call again. A no, or no
 * line at all, is certain; anything else leaves the posting `submitting`.
 */
async function submit(scene: JobScene, call: Call, { id, draftMediaId }: Posting): Promise<boolean> {
  const begun = await scene.act((ctx) =>
    step(ctx, id, 'drafted', { state: 'submitting', submitting_at: ctx.now }),
  )
  if (!begun) return false
  const json = { media_id: draftMediaId }
  const answer = await call('/cgi-bin/freepublish/submit', { json }).catch(async (failure: unknown) => {
    const isCertain =
      failure instanceof WechatError || (failure instanceof WechatSilent && !failure.mayHaveHappened)
    // The draft is gone, and publishing is one way to go.
    if (failure instanceof WechatError && failure.code === DRAFT_GONE) {
      await scene.act((ctx) => writePosting(ctx, id, { failure: LOOKING }))
      throw new JobFailed(LOOKING)
    }
    if (isCertain)
      await scene.act((ctx) => step(ctx, id, 'submitting', { state: 'drafted', submitting_at: null }))
    throw failure
  })
  const publishId = textOf(answer, 'publish_id')
  return scene.act((ctx) => step(ctx, id, 'submitting', { state: 'submitted', publish_id: publishId }))
}

/** Nobody knows whether it was submitted: the list of what is published says so, or after a while a person. */
async function lookFor(scene: JobScene, call: Call, posting: Posting): Promise<boolean> {
  const found = await findListed(call, '/cgi-bin/freepublish/batchget', posting.article.sourceUrl)
  return scene.act(async (ctx) => {
    const now = await lockPosting(ctx, posting.id)
    if (now.state !== 'submitting') return true
    if (found !== null) {
      const articleUrl = found.content?.news_item?.[0]?.url ?? null
      await settlePublished(ctx, now, { articleId: found.article_id ?? null, articleUrl })
      return true
    }
    const since = now.submittingAt?.getTime() ?? 0
    if (ctx.now.getTime() - since < UNCLEAR_AFTER_MS) return false
    await settleUnpublished(ctx, now, { state: 'unclear', failure: UNCLEAR })
    return true
  })
}

/** publish_status: 0 on line, 1 under way, anything else a no. */
async function askWhether(scene: JobScene, call: Call, posting: Posting): Promise<boolean> {
  const answer = await call('/cgi-bin/freepublish/get', { json: { publish_id: posting.publishId } })
  const status = Number(textOf(answer, 'publish_status'))
  if (status === 1) return false
  const detail = answer.article_detail as { item?: { article_url?: string }[] } | undefined
  const articleId = status === 0 ? textOf(answer, 'article_id') : null
  const articleUrl = detail?.item?.[0]?.article_url ?? null
  await scene.act(async (ctx) => {
    const now = await lockPosting(ctx, posting.id)
    if (now.state !== 'submitted') return
    if (status === 0) return settlePublished(ctx, now, { articleId, articleUrl })
    const failure = PUBLISH_FAILURES[status] ?? `微信返回未知的发布状态 ${status}`
    return settleUnpublished(ctx, now, { state: 'failed', failure })
  })
  return true
}

async function deleteArticle(scene: JobScene): ReturnType<JobHandler['run']> {
  const posting = await scene.act((ctx) => lockPosting(ctx, scene.subjectId))
  if (posting.state !== 'withdrawing') return undefined
  if (posting.articleId === null)
    throw new JobFailed('不知道文章在公众号的编号，请登录公众号后台手工删除', { final: true })
  const call = await callFor(scene, posting)
  const json = { article_id: posting.articleId, index: 0 }
  await call('/cgi-bin/freepublish/delete', { json }).catch((failure: unknown) => {
    // Already gone: a delete whose answer was lost, or somebody at the account.
    if (!(failure instanceof WechatError && failure.code === 53600)) throw failure
  })
  await scene.act((ctx) =>
    step(ctx, posting.id, 'withdrawing', { state: 'withdrawn', stopped: false, settled_at: ctx.now }),
  )
  return undefined
}
