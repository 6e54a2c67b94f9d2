import { type Refusal, refusal } from '../../lib/refusal.ts'
import type { Channel } from './channel.ts'

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
