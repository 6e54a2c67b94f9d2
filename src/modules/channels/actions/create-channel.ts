import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import type { Channel } from '../channel.ts'
import { listChannels } from '../queries.ts'
import { whyNotCreate } from '../rules.ts'
import { on } from '../tables.ts'

/** Opens a channel; returns its id. */
export async function createChannel(ctx: Ctx, channel: Omit<Channel, 'id'>): Promise<number> {
  insist(whyNotCreate(channel, await listChannels(ctx)))
  const { id } = await on(ctx)
    .insertInto('channel')
    .values({ organ_id: ctx.organId, kind: channel.kind, name: channel.name.trim() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await bumpPublicVersion(ctx)
  await record(ctx, 'channels.create', { kind: 'channel', id }, { detail: { ...channel } })
  return id
}
