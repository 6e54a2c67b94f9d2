import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findWechatAccount } from '../postings.ts'
import { findChannel } from '../queries.ts'
import { whyNotConnect } from '../rules.ts'
import { on } from '../tables.ts'

/**
 * 对接微信公众号. The secret is sealed under the master key and never shown; an empty one keeps what is there. Refuses with
 * all reasons, and what another administrator has changed meanwhile: `seen` is the version, 0 for none.
 */
export async function connectWechat(
  ctx: Ctx,
  channelId: number,
  given: { appId: string; secret: string; baseAddress: string; author: string; seen: number },
): Promise<void> {
  const channel = await findChannel(ctx, { id: channelId })
  const before = await findWechatAccount(ctx, channelId)
  insist(whyNotConnect(channel, given, before !== null))
  insist(
    given.seen === (before?.version ?? 0)
      ? null
      : refusal('stale', '对接设置已被他人修改，请刷新后重试', { field: 'seen' }),
  )
  const { appId: app_id, baseAddress: base_address, author } = given
  const settings = {
    app_id,
    base_address,
    author,
    token_sealed: null,
    token_until: null,
    cover_media_id: null,
  }
  const sealed = ctx.secrets.seal(Buffer.from(given.secret))
  if (before === null) {
    const row = { organ_id: ctx.organId, channel_id: channelId, secret_sealed: sealed, ...settings }
    await on(ctx).insertInto('wechat_account').values(row).execute()
  } else {
    await on(ctx)
      .updateTable('wechat_account')
      .set({ ...settings, version: sql`version + 1` })
      .$if(given.secret !== '', (query) => query.set({ secret_sealed: sealed }))
      .where('organ_id', '=', ctx.organId)
      .where('channel_id', '=', channelId)
      .execute()
  }
  const detail = { appId: given.appId, baseAddress: given.baseAddress, newSecret: given.secret !== '' }
  await record(ctx, 'channels.connectWechat', { kind: 'channel', id: channelId }, { detail })
}
