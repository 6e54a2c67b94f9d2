import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { AfterCommit, route } from '../../lib/http.ts'
import { NotFound, Refused, refusal } from '../../lib/refusal.ts'
import { connectWechat } from './actions/connect-wechat.ts'
import { createChannel } from './actions/create-channel.ts'
import { confirmPosted, retryPosting } from './actions/retry-posting.ts'
import { findWechatAccount } from './postings.ts'
import { findChannel, listChannels } from './queries.ts'
import { WechatError, WechatSilent } from './wechat/client.ts'
import { fetchToken, openAccount } from './wechat/session.ts'

export type { Channel, ChannelKind } from './channel.ts'
export type { PostingState, PostingView, WechatAccount } from './posting.ts'

const id = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const newChannel = z.object({
  kind: z.enum(['website', 'wechat', 'app', 'gazette', 'notice-board'], '请选择渠道类型'),
  name: z.string('请填写渠道名称').trim().min(1, '请填写渠道名称').max(50, '渠道名称不超过 50 字'),
})
const connection = z.object({
  appId: z.string('请填写 AppID').trim().min(1, '请填写 AppID').max(50, 'AppID 不超过 50 位'),
  /** Empty keeps the one that is there. */
  secret: z.string('请填写 AppSecret').trim().max(100, 'AppSecret 不超过 100 位').default(''),
  baseAddress: z
    .string('请填写接口地址')
    .trim()
    .max(200, '接口地址不超过 200 字')
    .default('https://api.weixin.qq.com'),
  author: z.string('请填写作者').trim().max(16, '作者不超过 16 字').default(''),
  seen: z.number('请刷新页面后重试').int('请刷新页面后重试'),
})

export const channelRoutes = [
  route({
    method: 'GET',
    url: '/api/settings/channels',
    permission: 'settings.organ',
    handle: (ctx) => listChannels(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/settings/channels',
    permission: 'settings.organ',
    body: newChannel,
    handle: async (ctx, { body }) => ({ id: await createChannel(ctx, body) }),
  }),
  route({
    method: 'GET',
    url: '/api/settings/channels/:id/wechat',
    permission: 'settings.organ',
    params: id,
    handle: async (ctx, { params }) => {
      const { id: channelId } = await findChannel(ctx, { id: params.id })
      return { account: await findWechatAccount(ctx, channelId) }
    },
  }),
  route({
    method: 'PUT',
    url: '/api/settings/channels/:id/wechat',
    permission: 'settings.organ',
    params: id,
    body: connection,
    handle: (ctx, { params, body }) => connectWechat(ctx, params.id, body),
  }),
  // Asks WeChat for a token, which tells whether AppID, secret and the list of addresses are right.
  route({
    method: 'POST',
    url: '/api/settings/channels/:id/wechat-check',
    permission: 'settings.organ',
    params: id,
    handle: (ctx, { params }) => checkConnection(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/postings/:id/retry',
    permission: 'documents.publish',
    params: id,
    handle: (ctx, { params }) => retryPosting(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/postings/:id/confirmation',
    permission: 'documents.publish',
    params: id,
    handle: (ctx, { params }) => confirmPosted(ctx, params.id),
  }),
]

async function checkConnection(ctx: Ctx, channelId: number) {
  const account = await openAccount(ctx, channelId)
  if (account === null) throw new NotFound('这个渠道的对接设置')
  return new AfterCommit({
    outside: () =>
      fetchToken(account).then(
        () => null,
        (failure: unknown) => {
          if (failure instanceof WechatError || failure instanceof WechatSilent) return failure.message
          throw failure
        },
      ),
    finish: async (_ctx, failure) => {
      if (failure !== null) throw new Refused([refusal('wechat-check', failure)])
      return { connected: true }
    },
  })
}
