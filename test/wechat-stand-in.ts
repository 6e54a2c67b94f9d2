import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Stands in for the official-account interface of WeChat, as its documentation has it: the token, pictures, drafts, and
 * publishing, with its numbers for what is wrong. What goes wrong beyond that is said by the test, call by call.
 */
export type Fault =
  | { kind: 'code'; code: number }
  /** The line breaks before the call is taken in, or after it was done. */
  | { kind: 'dropBefore' | 'dropAfter' }
  /** Not JSON: a gateway in between answers. */
  | { kind: 'badGateway'; done: boolean }
  | { kind: 'expireToken' }

export interface StandInArticle {
  articleId: string
  publishId: string
  draft: Draft
  isDeleted: boolean
}

interface Draft {
  mediaId: string
  title: string
  author: string
  digest: string
  content: string
  content_source_url: string
  thumb_media_id: string
}

type Answer = Record<string, unknown>

export class WechatStandIn {
  readonly appId = 'wx0123456789abcdef'
  readonly secret = 'a-secret-that-nobody-knows'
  /** Every call that was taken in, by path. */
  readonly calls: string[] = []
  readonly drafts: Draft[] = []
  readonly articles: StandInArticle[] = []
  /** Consumed one by one, `null` for a call that goes well. */
  faults: (Fault | null)[] = []
  /** For one path, before `faults`. */
  faultsAt: Record<string, Fault[]> = {}
  /** How often `freepublish/get` says that it is under way; then this status. */
  pollsUntilDone = 1
  publishStatus = 0
  #token = ''
  #count = 0
  readonly #tasks = new Map<string, { draft: Draft; polls: number; status: number | null }>()
  readonly #server = createServer((request, response) => void this.#answer(request, response))

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  expireToken(): void {
    this.#token = 'expired'
  }

  /** Whatever is under way comes to its end, whether anybody asks or not. */
  finishAll(): void {
    for (const id of this.#tasks.keys()) this.#finish(id)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://localhost')
    const body = Buffer.concat(await request.toArray())
    const fault = this.faultsAt[url.pathname]?.shift() ?? this.faults.shift() ?? null
    if (fault?.kind === 'dropBefore') return void request.socket.destroy()
    if (fault?.kind === 'badGateway' && !fault.done) return this.#gateway(response)
    if (fault?.kind === 'expireToken') this.expireToken()
    this.calls.push(url.pathname)
    const answer = fault?.kind === 'code' ? error(fault.code) : this.#do(url, body)
    if (fault?.kind === 'dropAfter') return void request.socket.destroy()
    if (fault?.kind === 'badGateway') return this.#gateway(response)
    response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(answer))
  }

  #gateway(response: ServerResponse): void {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>')
  }

  #do({ pathname, searchParams }: URL, body: Buffer): Answer {
    if (pathname === '/cgi-bin/token') return this.#newToken(searchParams)
    const token = searchParams.get('access_token')
    if (token === null) return error(41001)
    if (token !== this.#token) return error(this.#token === 'expired' ? 42001 : 40001)
    switch (pathname) {
      case '/cgi-bin/media/uploadimg':
        return hasPicture(body) ? { url: `https://mmbiz.qpic.cn/mmbiz_png/${this.#next()}/0` } : error(40113)
      case '/cgi-bin/material/add_material':
        return hasPicture(body) ? { media_id: `material-${this.#next()}`, url: '' } : error(40113)
    }
    const given = JSON.parse(body.toString()) as Answer
    switch (pathname) {
      case '/cgi-bin/draft/add':
        return this.#addDraft(given)
      case '/cgi-bin/draft/batchget':
        return listOf(
          this.drafts.map((draft) => ({ media_id: draft.mediaId, content: newsOf(draft, false) })),
        )
      case '/cgi-bin/freepublish/submit':
        return this.#submit(String(given.media_id))
      case '/cgi-bin/freepublish/get':
        return this.#status(String(given.publish_id))
      case '/cgi-bin/freepublish/batchget':
        return listOf(
          this.articles.map((each) => ({
            article_id: each.articleId,
            content: newsOf(each.draft, each.isDeleted),
          })),
        )
      case '/cgi-bin/freepublish/delete':
        return this.#delete(String(given.article_id))
      default:
        return error(40066)
    }
  }

  #newToken(given: URLSearchParams): Answer {
    if (given.get('grant_type') !== 'client_credential') return error(40002)
    if (given.get('appid') !== this.appId) return error(40013)
    if (given.get('secret') !== this.secret) return error(40125)
    this.#token = `token-${this.#next()}`
    return { access_token: this.#token, expires_in: 7200 }
  }

  #addDraft({ articles }: Answer): Answer {
    const [draft] = articles as Omit<Draft, 'mediaId'>[]
    if (draft === undefined || !draft.thumb_media_id.startsWith('material-')) return error(40007)
    if ([...draft.title].length > 64) return error(45003)
    if (draft.content.length > 20_000) return error(45002)
    if (/<(script|a|iframe)\b|src="\//.test(draft.content)) return error(45166)
    const mediaId = `draft-${this.#next()}`
    this.drafts.unshift({ ...draft, mediaId })
    return { media_id: mediaId }
  }

  /** Each call publishes: the interface knows no “once”. */
  #submit(mediaId: string): Answer {
    const draft = this.drafts.find((each) => each.mediaId === mediaId)
    if (draft === undefined) return error(40007)
    const publishId = `1000000${this.#next()}`
    this.#tasks.set(publishId, { draft, polls: this.pollsUntilDone, status: null })
    return { errcode: 0, errmsg: 'ok', publish_id: publishId, msg_data_id: '1' }
  }

  #status(publishId: string): Answer {
    const task = this.#tasks.get(publishId)
    if (task === undefined) return error(53600)
    if (task.status === null && task.polls-- > 0) return { publish_id: publishId, publish_status: 1 }
    this.#finish(publishId)
    const article = this.articles.find((each) => each.publishId === publishId)
    if (article === undefined) return { publish_id: publishId, publish_status: task.status, fail_idx: [1] }
    const url = `https://mp.weixin.qq.com/s/${article.articleId}`
    const detail = { count: 1, item: [{ idx: 1, article_url: url }] }
    return { publish_id: publishId, publish_status: 0, article_id: article.articleId, article_detail: detail }
  }

  #finish(publishId: string): void {
    const task = this.#tasks.get(publishId)
    if (task === undefined || task.status !== null) return
    task.status = this.publishStatus
    if (task.status !== 0) return
    const { draft } = task
    this.articles.unshift({ articleId: `article-${this.#next()}`, publishId, draft, isDeleted: false })
    const at = this.drafts.indexOf(draft)
    if (at >= 0) this.drafts.splice(at, 1)
  }

  #delete(articleId: string): Answer {
    const article = this.articles.find((each) => each.articleId === articleId && !each.isDeleted)
    if (article === undefined) return error(53600)
    article.isDeleted = true
    return { errcode: 0, errmsg: 'ok' }
  }

  #next(): number {
    this.#count += 1
    return this.#count
  }
}

function error(code: number): Answer {
  return { errcode: code, errmsg: `error ${code}` }
}

function hasPicture(body: Buffer): boolean {
  return body.includes('name="media"') && (body.includes('PNG') || body.includes(Buffer.from([0xff, 0xd8])))
}

function newsOf(draft: Draft, isDeleted: boolean): Answer {
  const { title, author, digest, content_source_url } = draft
  const url = `https://mp.weixin.qq.com/s/${draft.mediaId}`
  return { news_item: [{ title, author, digest, content_source_url, url, is_deleted: isDeleted }] }
}

function listOf(items: Answer[]): Answer {
  return { total_count: items.length, item_count: Math.min(items.length, 20), item: items.slice(0, 20) }
}
