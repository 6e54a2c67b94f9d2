import type { Ctx } from '../../../lib/ctx.ts'
import { on } from '../tables.ts'
import { callWechat, textOf, type WechatAnswer, WechatError } from './client.ts'

/** A new token is got while the old one is still good for this long. */
const MARGIN_SECONDS = 300

/** Opens a transaction of its own. */
export type Act = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

export interface Account {
  appId: string
  secret: string
  baseAddress: string
  coverMediaId: string | null
  token: { value: string; until: Date } | null
}

/** An account as the interface needs it, secret included; null where the channel is not connected. */
export async function openAccount(ctx: Ctx, channelId: number): Promise<Account | null> {
  const row = await on(ctx)
    .selectFrom('wechat_account')
    .select(['app_id', 'secret_sealed', 'base_address', 'cover_media_id', 'token_sealed', 'token_until'])
    .where('organ_id', '=', ctx.organId)
    .where('channel_id', '=', channelId)
    .executeTakeFirst()
  if (row === undefined) return null
  const open = (sealed: Uint8Array) => Buffer.from(ctx.secrets.open(sealed)).toString()
  const { token_sealed: token, token_until: until } = row
  return {
    appId: row.app_id,
    secret: open(row.secret_sealed),
    baseAddress: row.base_address,
    coverMediaId: row.cover_media_id,
    token: token === null || until === null ? null : { value: open(token), until },
  }
}

/** Calls with the token of the account; one that WeChat no longer takes is exchanged once. */
export async function callAs(
  act: Act,
  channelId: number,
  account: Account,
  path: string,
  given: { query?: Record<string, string>; json?: unknown; form?: FormData } = {},
): Promise<WechatAnswer> {
  const call = (token: string) =>
    callWechat(account.baseAddress, path, { ...given, query: { access_token: token, ...given.query } })
  try {
    return await call(await currentToken(act, channelId, account))
  } catch (failure) {
    if (!(failure instanceof WechatError) || failure.kind !== 'token') throw failure
    return call(await newToken(act, channelId, account))
  }
}

/** A token from the interface itself: what “检查连接” asks. */
export async function fetchToken({
  appId,
  secret,
  baseAddress,
}: Account): Promise<{ value: string; seconds: number }> {
  const query = { grant_type: 'client_credential', appid: appId, secret }
  const answer = await callWechat(baseAddress, '/cgi-bin/token', { query })
  return { value: textOf(answer, 'access_token'), seconds: Number(answer.expires_in ?? 0) }
}

async function currentToken(act: Act, channelId: number, account: Account): Promise<string> {
  const good = await act(async (ctx) => {
    const token = (await openAccount(ctx, channelId))?.token ?? null
    const soon = new Date(ctx.now.getTime() + MARGIN_SECONDS * 1000)
    return token !== null && token.until > soon ? token.value : null
  })
  return good ?? newToken(act, channelId, account)
}

async function newToken(act: Act, channelId: number, account: Account): Promise<string> {
  const { value, seconds } = await fetchToken(account)
  await act(async (ctx) => {
    await on(ctx)
      .updateTable('wechat_account')
      .set({
        token_sealed: ctx.secrets.seal(Buffer.from(value)),
        token_until: new Date(ctx.now.getTime() + seconds * 1000),
      })
      .where('organ_id', '=', ctx.organId)
      .where('channel_id', '=', channelId)
      .execute()
  })
  return value
}
