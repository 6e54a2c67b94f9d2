import type { Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { ChannelKind } from './channel.ts'

interface Tables {
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
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
