import { type Refusal, refusal } from '../../lib/refusal.ts'
import type { Channel } from './channel.ts'
import type { PostingState, PostingView } from './posting.ts'

/** All that stands against this new channel beside those that are there. */
export function whyNotCreate(channel: Omit<Channel, 'id'>, existing: readonly Channel[]): Refusal[] {
  const reasons: Refusal[] = []
  if (channel.name.trim() === '') {
    reasons.push(refusal('channel-name', '请填写渠道名称', { field: 'name' }))
  }
  if (existing.some((each) => each.name === channel.name.trim())) {
    reasons.push(refusal('channel-name-taken', `渠道“${channel.name.trim()}”已存在`, { field: 'name' }))
  }
  return reasons
}

/** One edition counts once per channel: the yearly figure must not grow by pressing twice. */
export function whyNotRecord(channel: Channel, publishedBefore: number): Refusal | null {
  return publishedBefore === 0
    ? null
    : refusal('already-on-channel', `这一版已在“${channel.name}”发布过，不能重复登记`, { field: 'channelId' })
}

/** 微信公众号 alone has an account to connect. All that stands against these settings. */
export function whyNotConnect(
  channel: Channel,
  account: { appId: string; secret: string; baseAddress: string },
  hasSecret: boolean,
): Refusal[] {
  const reasons: Refusal[] = []
  if (channel.kind !== 'wechat') reasons.push(refusal('not-wechat', '只有微信公众号渠道可以对接'))
  if (!/^wx[0-9a-zA-Z]{8,30}$/.test(account.appId))
    reasons.push(
      refusal('app-id', '公众号的 AppID 以 wx 开头，请从公众号后台“开发接口管理”复制', { field: 'appId' }),
    )
  if (account.secret === '' && !hasSecret)
    reasons.push(refusal('app-secret', '请填写 AppSecret', { field: 'secret' }))
  if (!/^https:\/\/[^/\s?#]+$/.test(account.baseAddress) && !isOwnMachine(account.baseAddress))
    reasons.push(
      refusal('base-address', '接口地址应形如 https://api.weixin.qq.com，不带路径', { field: 'baseAddress' }),
    )
  return reasons
}

/** A secret goes over a line without TLS to this very machine only. */
function isOwnMachine(address: string): boolean {
  return /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?$/.test(address)
}

/** One edition goes to an account once; what is there already is gone on with, not sent anew. */
export function whyNotPost(channel: Channel, before: PostingState | null): Refusal | null {
  return before === null
    ? null
    : refusal('already-posting', `这一版已经送往“${channel.name}”，请查看其推送状态`, { field: 'channelId' })
}

/** Started again is only what stands still. */
export function whyNotRetry({ state, stopped }: Pick<PostingView, 'state' | 'stopped'>): Refusal | null {
  return stopped || state === 'failed' || state === 'unclear'
    ? null
    : refusal('posting-runs', '这次推送没有停止，不需要重试')
}

/** What the program could not find out, a person says. */
export function whyNotSettle({ state }: Pick<PostingView, 'state'>): Refusal | null {
  return state === 'unclear' ? null : refusal('posting-clear', '这次推送的结果是清楚的，不需要人工确认')
}
