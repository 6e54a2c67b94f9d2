import { z } from 'zod'
import { route } from '../../lib/http.ts'
import { createChannel } from './actions/create-channel.ts'
import { listChannels } from './queries.ts'

export type { Channel, ChannelKind } from './channel.ts'

const newChannel = z.object({
  kind: z.enum(['website', 'wechat', 'app', 'gazette', 'notice-board'], '请选择渠道类型'),
  name: z.string('请填写渠道名称').trim().min(1, '请填写渠道名称').max(50, '渠道名称不超过 50 字'),
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
]
