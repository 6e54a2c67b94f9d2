import { type Refusal, refusal } from '../../lib/refusal.ts'
import type { EmailSettings, MessageEvent, MessageKind, MessageState, SmsSettings } from './message.ts'

/** What a message may say: which organ, which case, what happened, where to read on. Nothing of what was asked. */
export interface MessageFacts {
  organ: string
  phone: string
  /** Case number, or that of the receipt while there is none. */
  number: string
  trackingAddress: string
}

const SENTENCES: Readonly<Record<MessageEvent, string>> = {
  received: '您的政府信息公开申请已登记，登记回执可以在线查看',
  supplement: '您的政府信息公开申请需要补正，请在补正告知书写明的期限内补正',
  reason: '您的政府信息公开申请需要说明理由，请查看告知书',
  extension: '您的政府信息公开申请延期答复，新的答复期限见告知书',
  delay: '您的政府信息公开申请将延迟答复，确定的合理期限见告知书',
  fee: '您的政府信息公开申请须缴纳信息处理费，请在通知书写明的期限内办理',
  reply: '您的政府信息公开申请已作出答复，送达方式以您的申请为准',
  withdrawn: '您撤回政府信息公开申请已登记，申请不再办理',
}

/** The words of a message: subject for e-mail, one text for both. A mailbox and a telephone are read by others too. */
export function wordsOf(
  event: MessageEvent,
  { organ, phone, number, trackingAddress }: MessageFacts,
): { subject: string; text: string } {
  const inquiries = phone === '' ? '' : `咨询电话：${phone}。`
  return {
    subject: `【${organ}】政府信息公开申请 ${number} 办理提醒`,
    text: `【${organ}】${SENTENCES[event]}。编号：${number}。凭编号和查询码查看：${trackingAddress} 。${inquiries}本消息由系统发出，请勿回复。`,
  }
}

/** Whether anything can be sent there at all. */
export function isReachable(kind: MessageKind, to: string): boolean {
  return kind === 'email' ? /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(to) : /^1[3-9]\d{9}$/.test(to)
}

/** All that stands against these settings of the mail server. */
export function whyNotEmail(
  settings: EmailSettings,
  secret: { isGiven: boolean; isKept: boolean },
): Refusal[] {
  const reasons: Refusal[] = []
  const { host, port, security, user, from } = settings
  if (!/^[A-Za-z0-9.:-]{1,253}$/.test(host))
    reasons.push(
      refusal('mail-host', '邮件服务器应是域名或 IP 地址，例如 smtp.example.gov.cn', { field: 'host' }),
    )
  if (port < 1 || port > 65_535)
    reasons.push(refusal('mail-port', '端口应在 1 到 65535 之间', { field: 'port' }))
  if (!isReachable('email', from))
    reasons.push(refusal('mail-from', '发件地址应形如 xxgk@example.gov.cn', { field: 'from' }))
  if (user !== '' && !secret.isGiven && !secret.isKept)
    reasons.push(refusal('mail-password', '填写了用户名，请同时填写密码', { field: 'secret' }))
  // A password over an open line belongs to whoever listens.
  if (user !== '' && security === 'none')
    reasons.push(
      refusal('mail-open', '不加密的连接不能使用密码：请选择加密方式，或清空用户名', { field: 'security' }),
    )
  return reasons
}

/** All that stands against these settings of the SMS interface. */
export function whyNotSms(
  { address }: SmsSettings,
  secret: { isGiven: boolean; isKept: boolean },
): Refusal[] {
  const reasons: Refusal[] = []
  const isOwnMachine = /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?(\/\S*)?$/.test(address)
  if (!isOwnMachine && !/^https:\/\/[^\s/]+(\/\S*)?$/.test(address))
    reasons.push(refusal('sms-address', '短信接口地址应以 https:// 开头', { field: 'address' }))
  if (!secret.isGiven && !secret.isKept)
    reasons.push(refusal('sms-key', '请填写签名密钥', { field: 'secret' }))
  return reasons
}

/** Sent again is only what was given up. */
export function whyNotResend({ state }: { state: MessageState }): Refusal | null {
  return state === 'givenUp' ? null : refusal('message-runs', '这条消息没有停止发送，不需要重发')
}
