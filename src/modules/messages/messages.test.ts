import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { MESSAGE_EVENTS, type MessageEvent } from './message.ts'
import { isReachable, whyNotEmail, whyNotSms, wordsOf } from './rules.ts'
import { sendSms, signatureOf } from './senders/sms.ts'

const EVENTS = Object.keys(MESSAGE_EVENTS) as MessageEvent[]

describe('the words of a message', () => {
  const facts = {
    organ: '示例局',
    phone: '0000-0000000',
    number: '〔2025〕1号',
    trackingAddress: 'https://example.gov.cn/request/tracking',
  }

  test.each(EVENTS)('%s: organ, number, where to read on, and nothing else that varies', (event) => {
    const { subject, text } = wordsOf(event, facts)
    expect(`${subject}${text}`).toContain('〔2025〕1号')
    expect(text).toContain('https://example.gov.cn/request/tracking ')
    // Two SMS at most, at 67 characters each part of a long one, with room for a longer host name.
    expect(text.length).toBeLessThanOrEqual(3 * 67)
  })

  test('differ by event', () => {
    expect(new Set(EVENTS.map((event) => wordsOf(event, facts).text)).size).toBe(EVENTS.length)
  })
})

test.each([
  ['email', 'zhang@example.com', true],
  ['email', 'zhang@example', false],
  ['email', 'a@example.com, b@example.com', false],
  ['email', '', false],
  ['sms', '13800000000', true],
  ['sms', '0710-3333333', false],
] as const)('%s to “%s”: %s', (kind, to, reachable) => {
  expect(isReachable(kind, to)).toBe(reachable)
})

const MAIL = {
  host: 'smtp.example.gov.cn',
  port: 465,
  security: 'tls',
  user: 'xxgk',
  from: 'xxgk@example.gov.cn',
} as const
test.each([
  [{}, []],
  [{ host: 'smtp example' }, ['host']],
  [{ port: 0 }, ['port']],
  [{ from: '办公室' }, ['from']],
  [{ security: 'none' as const }, ['security']],
  [{ security: 'none' as const, user: '' }, []],
])('settings of the mail server %j complain of %j', (changes, fields) => {
  const reasons = whyNotEmail({ ...MAIL, ...changes }, { isGiven: true, isKept: false })
  expect(reasons.map(({ field }) => field)).toEqual(fields)
})

test.each([
  ['https://sms.example.gov.cn/send', true, []],
  ['http://127.0.0.1:9/send', true, []],
  ['http://sms.example.gov.cn/send', true, ['address']],
  ['https://sms.example.gov.cn/send', false, ['secret']],
])('the SMS interface %s, key given %s: %j', (address, isGiven, fields) => {
  expect(whyNotSms({ address }, { isGiven, isKept: false }).map(({ field }) => field)).toEqual(fields)
})

describe('the SMS interface', () => {
  test.each([
    [200, null],
    [400, { final: true }],
    [401, { final: false }],
    [429, { final: false }],
    [503, { final: false }],
  ])('is given a signed message; answers %d', async (status, failure) => {
    let seen: { headers: Record<string, unknown>; body: string } | undefined
    const server = createServer(async (request, response) => {
      seen = { headers: request.headers, body: Buffer.concat(await request.toArray()).toString() }
      response.writeHead(status).end('13800000000')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`
    const message = { id: '1-7', to: '13800000000', text: '【示例局】您好' }
    const sent = await sendSms({ address }, 'key', message, new Date('2025-01-14T02:00:00Z')).then(
      () => null,
      (reason: unknown) => reason,
    )
    server.close()
    expect(JSON.parse(seen?.body ?? '')).toEqual(message)
    expect(seen?.headers).toMatchObject({
      'x-gongkai-timestamp': '1736820000',
      'x-gongkai-signature': signatureOf('key', '1736820000', seen?.body ?? ''),
    })
    if (failure === null) expect(sent).toBeNull()
    else expect(sent).toMatchObject(failure)
    expect(String(sent)).not.toContain('13800000000')
  })
})
