import { createHmac } from 'node:crypto'
import { JobFailed } from '../../../lib/jobs.ts'
import type { SmsSettings } from '../message.ts'

const ANSWER_WITHIN_MS = 15_000

/**
 * Hands one SMS to the organ's interface: see the README. `id` is the same on every attempt, so that the interface sends
 * it once. Throws `JobFailed`; a no to this very message is final.
 */
export async function sendSms(
  { address }: SmsSettings,
  key: string,
  message: { id: string; to: string; text: string },
  now: Date,
): Promise<void> {
  const body = JSON.stringify(message)
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-gongkai-timestamp': timestamp,
      'x-gongkai-signature': signatureOf(key, timestamp, body),
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => {
    throw new JobFailed('连接不上短信接口')
  })
  // Read to its end, so that the line is free again; what it says may name the recipient.
  await response.arrayBuffer().catch(() => {})
  if (response.ok) return
  const { status } = response
  if (status === 401 || status === 403) throw new JobFailed(`短信接口不接受签名（${status}），请核对签名密钥`)
  const isFinal = status >= 400 && status < 500 && status !== 408 && status !== 429
  throw new JobFailed(`短信接口没有接收（${status}）`, { final: isFinal })
}

/** HMAC-SHA256 over the time, a full stop, and the body as sent. */
export function signatureOf(key: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')}`
}
