/** How a message goes out: 电子邮件 or 短信. */
export const MESSAGE_KINDS = { email: '电子邮件', sms: '短信' } as const
export type MessageKind = keyof typeof MESSAGE_KINDS

/** What an applicant is told of: each has its own words, and no others. */
export const MESSAGE_EVENTS = {
  received: '登记回执',
  supplement: '补正告知',
  reason: '要求说明理由',
  extension: '延期告知',
  delay: '延迟告知',
  fee: '收费通知',
  reply: '答复已作出',
  withdrawn: '撤回申请',
} as const
export type MessageEvent = keyof typeof MESSAGE_EVENTS

/** waiting: in the outbox. givenUp: a person has to look. dropped: the key of its case was destroyed. */
export type MessageState = 'waiting' | 'sent' | 'givenUp' | 'dropped'

/** Personal data: kept only sealed. */
export interface Letterbox {
  to: string
  subject: string
  text: string
}

/** As a list shows it: no recipient and no text. */
export interface MessageView {
  id: number
  kind: MessageKind
  event: MessageEvent
  requestId: number
  state: MessageState
  failure: string
  queuedAt: Date
  settledAt: Date | null
}

/** 邮件服务器. */
export interface EmailSettings {
  host: string
  port: number
  /** tls from the first byte (465), starttls after the greeting (587), none inside one's own network (25). */
  security: 'tls' | 'starttls' | 'none'
  user: string
  from: string
}

/** 短信接口; see the README for what it is sent. */
export interface SmsSettings {
  address: string
}

export type SenderSettings = { email: EmailSettings; sms: SmsSettings }
