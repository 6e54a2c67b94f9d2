/** Where an organ publishes besides its site. */
export type ChannelKind = 'website' | 'wechat' | 'app' | 'gazette' | 'notice-board'

/** 公开渠道. */
export interface Channel {
  id: number
  kind: ChannelKind
  name: string
}

/** How often a channel carried something in a year. */
export interface ChannelCount {
  channelId: number
  name: string
  kind: ChannelKind
  count: number
}
