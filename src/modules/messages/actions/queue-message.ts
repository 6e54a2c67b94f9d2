import type { Ctx } from '../../../lib/ctx.ts'
import { sendJob } from '../../../lib/jobs.ts'
import { record } from '../../audit/index.ts'
import { findOrgan, findSite } from '../../organs/index.ts'
import type { Letterbox, MessageEvent, MessageKind } from '../message.ts'
import { listSenders } from '../queries.ts'
import { isReachable, wordsOf } from '../rules.ts'
import { on } from '../tables.ts'

export const SEND = 'messages.send'

/** An applicant, as far as a message needs one. */
export interface Recipient {
  email: string
  phone: string
  /** What the applicant asked for: nobody is written to who did not. */
  wants: readonly MessageKind[]
}

/**
 * Puts word of an event into the outbox, once for each way that the applicant wants and the organ has; in the transaction
 * of the act, so that there is no act without its word, and no word without its act. `recipient` and the key of the case
 * are asked for only when something is to be sent.
 */
export async function queueMessages(
  ctx: Ctx,
  given: {
    event: MessageEvent
    requestId: number
    intakeId: number
    number: string
    open(): Promise<{ recipient: Recipient; key: Uint8Array }>
  },
): Promise<number> {
  const senders = await listSenders(ctx)
  if (senders.length === 0) return 0
  const { recipient, key } = await given.open()
  const { event, requestId, intakeId, number } = given
  let count = 0
  for (const { kind } of senders) {
    const to = kind === 'email' ? recipient.email.trim() : recipient.phone.replace(/[\s-]/g, '')
    if (!recipient.wants.includes(kind) || !isReachable(kind, to)) continue
    const box: Letterbox = { to, ...(await wordsFor(ctx, event, number)) }
    const { id } = await on(ctx)
      .insertInto('message')
      .values({
        organ_id: ctx.organId,
        kind,
        event,
        request_id: requestId,
        intake_id: intakeId,
        sealed: ctx.secrets.seal(Buffer.from(JSON.stringify(box)), key),
        state: 'waiting',
        queued_at: ctx.now,
        settled_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sendJob(ctx, { kind: SEND, subjectId: id })
    await record(ctx, 'messages.queue', { kind: 'request', id: requestId }, { detail: { kind, event } })
    count += 1
  }
  return count
}

async function wordsFor(ctx: Ctx, event: MessageEvent, number: string) {
  const organ = await findOrgan(ctx)
  const { host } = await findSite(ctx)
  const scheme = /(^|\.)localhost$/.test(host) ? 'http' : 'https'
  return wordsOf(event, {
    organ: organ.shortName,
    phone: organ.disclosureOffice.phone,
    number,
    trackingAddress: `${scheme}://${host}/request/tracking`,
  })
}
