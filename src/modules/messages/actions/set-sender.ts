import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist, NotFound, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { EmailSettings, MessageKind, SmsSettings } from '../message.ts'
import { listSenders } from '../queries.ts'
import { whyNotEmail, whyNotSms } from '../rules.ts'
import { on } from '../tables.ts'

export type GivenSender =
  | { kind: 'email'; settings: EmailSettings; secret: string }
  | { kind: 'sms'; settings: SmsSettings; secret: string }

/**
 * Sets how the organ sends. The secret is sealed under the master key and never shown; an empty one keeps what is there.
 * Refuses with all reasons, and what another administrator has changed meanwhile: `seen` is the version, 0 for none.
 */
export async function setSender(ctx: Ctx, given: GivenSender & { seen: number }): Promise<void> {
  const { kind, settings } = given
  const before = (await listSenders(ctx)).find((each) => each.kind === kind)
  const secret = { isGiven: given.secret !== '', isKept: before !== undefined }
  insist(given.kind === 'email' ? whyNotEmail(given.settings, secret) : whyNotSms(given.settings, secret))
  insist(
    given.seen === (before?.version ?? 0)
      ? null
      : refusal('stale', '发送设置已被他人修改，请刷新后重试', { field: 'seen' }),
  )
  const sealed = ctx.secrets.seal(Buffer.from(given.secret))
  const fields = { settings: JSON.stringify(settings) }
  if (before === undefined) {
    const row = { organ_id: ctx.organId, kind, secret_sealed: sealed, ...fields }
    await on(ctx).insertInto('message_sender').values(row).execute()
  } else {
    await on(ctx)
      .updateTable('message_sender')
      .set({ ...fields, version: sql`version + 1` })
      .$if(secret.isGiven, (query) => query.set({ secret_sealed: sealed }))
      .where('organ_id', '=', ctx.organId)
      .where('kind', '=', kind)
      .execute()
  }
  const detail = { ...settings, newSecret: secret.isGiven }
  await record(ctx, 'messages.setSender', { kind: 'sender', id: kind }, { detail })
}

/** 停用: from now on nothing new is queued; what waits is given up in time, with the reason. */
export async function removeSender(ctx: Ctx, kind: MessageKind): Promise<void> {
  const removed = await on(ctx)
    .deleteFrom('message_sender')
    .where('organ_id', '=', ctx.organId)
    .where('kind', '=', kind)
    .returning('kind')
    .executeTakeFirst()
  if (removed === undefined) throw new NotFound('这项发送设置')
  await record(ctx, 'messages.removeSender', { kind: 'sender', id: kind })
}
