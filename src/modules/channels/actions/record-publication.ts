import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { ChannelKind } from '../channel.ts'
import { findChannel } from '../queries.ts'
import { whyNotRecord } from '../rules.ts'
import { on } from '../tables.ts'

/** Notes that a channel, by id or the first of a kind, carried this edition today. Refuses the same edition twice on one channel. */
export async function recordPublication(
  ctx: Ctx,
  given: {
    channel: { id: number } | { kind: ChannelKind }
    documentId: number
    editionNo: number
    /** When the system before carried it, for what is moved in. */
    earlier?: { on: Day; at: Date } | undefined
  },
): Promise<void> {
  const channel = await findChannel(ctx, given.channel)
  const { before } = await on(ctx)
    .selectFrom('publication')
    .select((eb) => eb.fn.countAll<number>().as('before'))
    .where('organ_id', '=', ctx.organId)
    .where('channel_id', '=', channel.id)
    .where('document_id', '=', given.documentId)
    .where('edition_no', '=', given.editionNo)
    .executeTakeFirstOrThrow()
  insist(whyNotRecord(channel, before))
  await on(ctx)
    .insertInto('publication')
    .values({
      organ_id: ctx.organId,
      channel_id: channel.id,
      document_id: given.documentId,
      edition_no: given.editionNo,
      published_on: given.earlier?.on ?? ctx.today,
      published_at: given.earlier?.at ?? ctx.now,
    })
    .execute()
  await record(
    ctx,
    'channels.recordPublication',
    { kind: 'document', id: given.documentId },
    { detail: { channel: channel.name, editionNo: given.editionNo } },
  )
}
