import type { Ctx } from '../../lib/ctx.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { Posting, PostingView, WechatAccount } from './posting.ts'
import { on } from './tables.ts'

/** A posting, its row locked until the transaction ends. */
export async function lockPosting(ctx: Ctx, id: number): Promise<Posting> {
  const row = await postings(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('这次推送')
  return toPosting(row)
}

/** Every posting of a document, the oldest first. */
export async function listPostings(ctx: Ctx, documentId: number): Promise<PostingView[]> {
  const rows = await postings(ctx).where('document_id', '=', documentId).orderBy('id').execute()
  return rows.map(toPosting).map(({ id, channelId, editionNo, state, failure, stopped, articleUrl }) => {
    return { id, channelId, editionNo, state, failure, stopped, articleUrl }
  })
}

/** The connection of a channel; null where there is none. */
export async function findWechatAccount(ctx: Ctx, channelId: number): Promise<WechatAccount | null> {
  const row = await on(ctx)
    .selectFrom('wechat_account')
    .select(['app_id', 'base_address', 'author', 'version'])
    .where('organ_id', '=', ctx.organId)
    .where('channel_id', '=', channelId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    channelId,
    appId: row.app_id,
    baseAddress: row.base_address,
    author: row.author,
    version: row.version,
  }
}

/** The channels of the organ that are connected. */
export async function listConnected(ctx: Ctx): Promise<number[]> {
  const rows = await on(ctx)
    .selectFrom('wechat_account')
    .select('channel_id')
    .where('organ_id', '=', ctx.organId)
    .orderBy('channel_id')
    .execute()
  return rows.map((row) => row.channel_id)
}

function postings(ctx: Ctx) {
  return on(ctx)
    .selectFrom('posting')
    .select(['id', 'channel_id', 'document_id', 'edition_no', 'state', 'article', 'image_urls'])
    .select(['cover_media_id', 'draft_media_id', 'submitting_at', 'publish_id', 'article_id', 'article_url'])
    .select(['failure', 'stopped', 'withdraw_asked_at'])
    .where('organ_id', '=', ctx.organId)
}

type Row = Awaited<ReturnType<ReturnType<typeof postings>['executeTakeFirstOrThrow']>>

function toPosting(row: Row): Posting {
  return {
    id: row.id,
    channelId: row.channel_id,
    documentId: row.document_id,
    editionNo: row.edition_no,
    state: row.state,
    article: row.article,
    imageUrls: row.image_urls,
    coverMediaId: row.cover_media_id,
    draftMediaId: row.draft_media_id,
    submittingAt: row.submitting_at,
    publishId: row.publish_id,
    articleId: row.article_id,
    articleUrl: row.article_url,
    failure: row.failure,
    stopped: row.stopped,
    withdrawAskedAt: row.withdraw_asked_at,
  }
}
