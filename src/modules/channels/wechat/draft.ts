import type { JobScene } from '../../../lib/jobs.ts'
import { JobFailed } from '../../../lib/jobs.ts'
import { writePosting } from '../actions/write-posting.ts'
import type { ArticleImage, Posting } from '../posting.ts'
import { on } from '../tables.ts'
import { toDraft } from './article.ts'
import { textOf, type WechatAnswer } from './client.ts'
import { plainCover } from './cover.ts'

/** Calls the interface as the account of the posting. */
export type Call = (
  path: string,
  given?: { query?: Record<string, string>; json?: unknown; form?: FormData },
) => Promise<WechatAnswer>

interface Listed {
  media_id?: string
  article_id?: string
  content?: { news_item?: { content_source_url?: string; url?: string; is_deleted?: boolean }[] }
}

/**
 * Uploads the pictures and a cover, each noted before the next, and makes the draft. A draft that is there already, from a
 * run that was cut off between the call and the note, is taken instead: its public address tells it apart.
 */
export async function makeDraft(scene: JobScene, call: Call, posting: Posting): Promise<void> {
  const { article } = posting
  const imageUrls = { ...posting.imageUrls }
  for (const image of article.images) {
    if (imageUrls[image.address] !== undefined) continue
    const form = formOf(await bytesOf(scene, image), image.type)
    imageUrls[image.address] = textOf(await call('/cgi-bin/media/uploadimg', { form }), 'url')
    await scene.act((ctx) => writePosting(ctx, posting.id, { image_urls: JSON.stringify(imageUrls) }))
  }
  const coverMediaId = posting.coverMediaId ?? (await coverOf(scene, call, posting))
  const found = await findListed(call, '/cgi-bin/draft/batchget', article.sourceUrl)
  const draftMediaId =
    found?.media_id ??
    textOf(
      await call('/cgi-bin/draft/add', { json: { articles: [toDraft(article, imageUrls, coverMediaId)] } }),
      'media_id',
    )
  await scene.act((ctx) => writePosting(ctx, posting.id, { draft_media_id: draftMediaId }))
}

/** The newest twenty of a list, drafts or articles, asked for the one with this public address. */
export async function findListed(call: Call, path: string, sourceUrl: string): Promise<Listed | null> {
  const answer = await call(path, { json: { offset: 0, count: 20, no_content: 1 } })
  const items = Array.isArray(answer.item) ? (answer.item as Listed[]) : []
  const isIt = ({ content }: Listed) =>
    (content?.news_item ?? []).some(
      (each) => each.content_source_url === sourceUrl && each.is_deleted !== true,
    )
  return items.find(isIt) ?? null
}

async function coverOf(scene: JobScene, call: Call, { id, channelId, article }: Posting): Promise<string> {
  const first = article.images[0]
  const upload = async (bytes: Uint8Array, type: string) =>
    textOf(
      await call('/cgi-bin/material/add_material', { query: { type: 'image' }, form: formOf(bytes, type) }),
      'media_id',
    )
  if (first !== undefined) {
    const mediaId = await upload(await bytesOf(scene, first), first.type)
    await scene.act((ctx) => writePosting(ctx, id, { cover_media_id: mediaId }))
    return mediaId
  }
  const kept = await scene.act((ctx) => account(ctx, channelId).select('cover_media_id').executeTakeFirst())
  if (kept?.cover_media_id) return kept.cover_media_id
  const mediaId = await upload(plainCover(), 'image/png')
  await scene.act((ctx) =>
    on(ctx)
      .updateTable('wechat_account')
      .set({ cover_media_id: mediaId })
      .where('organ_id', '=', ctx.organId)
      .where('channel_id', '=', channelId)
      .execute(),
  )
  return mediaId
}

function account(ctx: Parameters<typeof writePosting>[0], channelId: number) {
  return on(ctx)
    .selectFrom('wechat_account')
    .where('organ_id', '=', ctx.organId)
    .where('channel_id', '=', channelId)
}

function formOf(bytes: Uint8Array, type: string): FormData {
  const form = new FormData()
  const ending = type === 'image/png' ? 'png' : type === 'image/gif' ? 'gif' : 'jpg'
  form.set('media', new Blob([new Uint8Array(bytes)], { type }), `image.${ending}`)
  return form
}

async function bytesOf({ files }: JobScene, { hash }: ArticleImage): Promise<Uint8Array> {
  if (files === null) throw new JobFailed('程序没有文件库，读不到图片', { final: true })
  const { stream } = await files.read(hash)
  return Buffer.concat(await stream.toArray())
}
