import type { Ctx } from '../../lib/ctx.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { MessageKind, MessageView, SenderSettings } from './message.ts'
import { on } from './tables.ts'

export interface Sender<K extends MessageKind = MessageKind> {
  kind: K
  settings: SenderSettings[K]
  hasSecret: boolean
  version: number
}

/** How the organ sends, without the secrets. */
export async function listSenders(ctx: Ctx): Promise<Sender[]> {
  const rows = await on(ctx)
    .selectFrom('message_sender')
    .select(['kind', 'settings', 'version'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('kind')
    .execute()
  return rows.map(({ kind, settings, version }) => ({ kind, settings, hasSecret: true, version }))
}

/** One way of sending, with its secret; null where the organ has none. */
export async function openSender<K extends MessageKind>(
  ctx: Ctx,
  kind: K,
): Promise<{ settings: SenderSettings[K]; secret: string } | null> {
  const row = await on(ctx)
    .selectFrom('message_sender')
    .select(['settings', 'secret_sealed'])
    .where('organ_id', '=', ctx.organId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (row === undefined) return null
  const secret = Buffer.from(ctx.secrets.open(row.secret_sealed)).toString()
  return { settings: row.settings as SenderSettings[K], secret }
}

/** The messages that were given up, the oldest first. */
export async function listGivenUp(ctx: Ctx): Promise<MessageView[]> {
  const rows = await messages(ctx).where('state', '=', 'givenUp').orderBy('id').limit(200).execute()
  return rows.map(viewOf)
}

/** What was sent in a case, the oldest first. */
export async function listMessagesOf(ctx: Ctx, requestId: number): Promise<MessageView[]> {
  const rows = await messages(ctx).where('request_id', '=', requestId).orderBy('id').execute()
  return rows.map(viewOf)
}

/** A message as it is kept, its row locked until the transaction ends. */
export async function lockMessage(
  ctx: Ctx,
  id: number,
): Promise<MessageView & { intakeId: number; sealed: Uint8Array }> {
  const row = await messages(ctx)
    .select(['intake_id', 'sealed'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('这条消息')
  return { ...viewOf(row), intakeId: row.intake_id, sealed: row.sealed }
}

function messages(ctx: Ctx) {
  return on(ctx)
    .selectFrom('message')
    .select(['id', 'kind', 'event', 'request_id', 'state', 'failure', 'queued_at', 'settled_at'])
    .where('organ_id', '=', ctx.organId)
}

type Row = Awaited<ReturnType<ReturnType<typeof messages>['executeTakeFirstOrThrow']>>

function viewOf(row: Row): MessageView {
  const { id, kind, event, state, failure } = row
  const settledAt = row.settled_at
  return { id, kind, event, requestId: row.request_id, state, failure, queuedAt: row.queued_at, settledAt }
}
