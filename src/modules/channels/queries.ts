import type { Ctx } from '../../lib/ctx.ts'
import { firstDayOf, lastDayOf } from '../../lib/day.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { Channel, ChannelCount, ChannelKind } from './channel.ts'
import { on } from './tables.ts'

export async function listChannels(ctx: Ctx): Promise<Channel[]> {
  return on(ctx)
    .selectFrom('channel')
    .select(['id', 'kind', 'name'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('id')
    .execute()
}

/** A channel by its id, or the first of its kind. */
export async function findChannel(ctx: Ctx, by: { id: number } | { kind: ChannelKind }): Promise<Channel> {
  const row = await on(ctx)
    .selectFrom('channel')
    .select(['id', 'kind', 'name'])
    .where('organ_id', '=', ctx.organId)
    .where((eb) => ('id' in by ? eb('id', '=', by.id) : eb('kind', '=', by.kind)))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('这个公开渠道')
  return row
}

/** The channels that carried this edition. */
export async function listCarrying(
  ctx: Ctx,
  { documentId, editionNo }: { documentId: number; editionNo: number },
): Promise<number[]> {
  const rows = await on(ctx)
    .selectFrom('publication')
    .select('channel_id')
    .distinct()
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', documentId)
    .where('edition_no', '=', editionNo)
    .execute()
  return rows.map((row) => row.channel_id)
}

/** How often each channel carried an edition in a year, 0 included. */
export async function countPublications(ctx: Ctx, year: number): Promise<ChannelCount[]> {
  const rows = await on(ctx)
    .selectFrom('publication')
    .select((eb) => ['channel_id', eb.fn.countAll<number>().as('count')])
    .where('organ_id', '=', ctx.organId)
    .where('published_on', '>=', firstDayOf(year))
    .where('published_on', '<=', lastDayOf(year))
    .groupBy('channel_id')
    .execute()
  const counts = new Map(rows.map((row) => [row.channel_id, row.count]))
  const channels = await listChannels(ctx)
  return channels.map(({ id, name, kind }) => ({ channelId: id, name, kind, count: counts.get(id) ?? 0 }))
}
