import type { ColumnType, Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { ChannelKind } from './channel.ts'
import type { Article, PostingState } from './posting.ts'

type Json<T> = ColumnType<T, string, string>

export interface Tables {
  channel: { organ_id: OrganId; id: Generated<number>; kind: ChannelKind; name: string }
  publication: {
    organ_id: OrganId
    id: Generated<number>
    channel_id: number
    document_id: number
    edition_no: number
    published_on: Day
    published_at: Date
  }
  wechat_account: {
    organ_id: OrganId
    channel_id: number
    app_id: string
    secret_sealed: Uint8Array
    base_address: string
    author: string
    token_sealed: Uint8Array | null
    token_until: Date | null
    cover_media_id: string | null
    version: Generated<number>
  }
  posting: {
    organ_id: OrganId
    id: Generated<number>
    channel_id: number
    document_id: number
    edition_no: number
    state: PostingState
    article: Json<Article>
    image_urls: ColumnType<Record<string, string>, string | undefined, string>
    cover_media_id: string | null
    draft_media_id: string | null
    submitting_at: Date | null
    publish_id: string | null
    article_id: string | null
    article_url: string | null
    failure: Generated<string>
    stopped: Generated<boolean>
    withdraw_asked_at: Date | null
    asked_at: Date
    settled_at: Date | null
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
