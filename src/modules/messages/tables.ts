import type { ColumnType, Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { EmailSettings, MessageEvent, MessageKind, MessageState, SmsSettings } from './message.ts'

interface Tables {
  message_sender: {
    organ_id: OrganId
    kind: MessageKind
    settings: ColumnType<EmailSettings | SmsSettings, string, string>
    secret_sealed: Uint8Array
    version: Generated<number>
  }
  message: {
    organ_id: OrganId
    id: Generated<number>
    kind: MessageKind
    event: MessageEvent
    request_id: number
    intake_id: number
    sealed: Uint8Array
    state: MessageState
    failure: Generated<string>
    queued_at: Date
    settled_at: Date | null
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
