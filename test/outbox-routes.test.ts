import { afterAll, beforeAll, expect, test } from 'vitest'
import { SmtpStandIn } from './smtp-stand-in.ts'
import { fieldsOf, openStaffedOrgan, type Session, type StaffedOrgan } from './staff-sessions.ts'
import { WechatStandIn } from './wechat-stand-in.ts'

let staffed: StaffedOrgan
let administrator: Session
const wechat = new WechatStandIn()
const smtp = new SmtpStandIn()

beforeAll(async () => {
  staffed = await openStaffedOrgan()
  await staffed.add('admin', ['systemAdministrator'])
  administrator = await staffed.open('admin')
})
afterAll(async () => {
  await wechat.stop()
  await smtp.stop()
  await staffed?.close()
})

const call = (method: 'GET' | 'POST' | 'PUT', url: string, body?: object) =>
  staffed.call(administrator, method, url, body)

test('an official account is connected, checked, and its secret never shown again', async () => {
  const channel = async (kind: string, name: string): Promise<number> =>
    (await call('POST', '/api/settings/channels', { kind, name })).data.id
  const at = `/api/settings/channels/${await channel('wechat', '公众号')}`
  expect((await call('GET', `${at}/wechat`)).data).toEqual({ account: null })
  expect((await call('POST', `${at}/wechat-check`)).status).toBe(404)
  const { appId, secret } = wechat
  const settings = { appId, secret, baseAddress: await wechat.start(), author: '示例局', seen: 0 }
  const wrong = { ...settings, appId: '示例', secret: '', baseAddress: 'http://api.weixin.qq.com' }
  const refused = await call('PUT', `${at}/wechat`, wrong)
  expect([refused.status, fieldsOf(refused.data)]).toEqual([409, ['appId', 'secret', 'baseAddress']])
  expect((await call('PUT', `${at}/wechat`, { ...settings, secret: 'wrong' })).status).toBe(200)
  const unheard = await call('POST', `${at}/wechat-check`)
  expect([unheard.status, unheard.data.refusals[0].message]).toEqual([
    409,
    expect.stringContaining('AppSecret'),
  ])
  expect((await call('PUT', `${at}/wechat`, settings)).status).toBe(409)
  expect((await call('PUT', `${at}/wechat`, { ...settings, seen: 1 })).status).toBe(200)
  expect((await call('POST', `${at}/wechat-check`)).data).toEqual({ connected: true })
  // An empty secret keeps the one that is there.
  expect((await call('PUT', `${at}/wechat`, { ...settings, secret: '', author: '', seen: 2 })).status).toBe(
    200,
  )
  expect((await call('POST', `${at}/wechat-check`)).data).toEqual({ connected: true })
  const shown = await call('GET', `${at}/wechat`)
  expect(shown.data.account).toMatchObject({ appId, author: '', version: 3 })
  expect(JSON.stringify(shown.data)).not.toContain(secret)
  const paper = await call(
    'PUT',
    `/api/settings/channels/${await channel('gazette', '公报')}/wechat`,
    settings,
  )
  expect([paper.status, paper.data.refusals[0].code]).toEqual([409, 'not-wechat'])
})

test('a mail server is set, tried, and switched off; its password never shown again', async () => {
  const at = '/api/settings/messages'
  const port = await smtp.start()
  const settings = {
    host: '127.0.0.1',
    port,
    security: 'none',
    user: '',
    from: 'xxgk@example.gov.cn',
    seen: 0,
  }
  const open = await call('PUT', `${at}/email`, { ...settings, user: 'xxgk', secret: 'a password' })
  expect([open.status, fieldsOf(open.data)]).toEqual([409, ['security']])
  expect((await call('POST', `${at}/test`, { kind: 'email', to: 'me@example.gov.cn' })).status).toBe(404)
  expect((await call('PUT', `${at}/email`, { ...settings, secret: 'a password' })).status).toBe(200)
  const strange = await call('POST', `${at}/test`, { kind: 'email', to: '我' })
  expect([strange.status, fieldsOf(strange.data)]).toEqual([409, ['to']])
  expect((await call('POST', `${at}/test`, { kind: 'email', to: 'me@example.gov.cn' })).data).toEqual({
    sent: true,
  })
  expect(smtp.mails.map(({ to }) => to)).toEqual([['me@example.gov.cn']])
  const shown = await call('GET', at)
  expect(shown.data).toMatchObject([{ kind: 'email', settings: { host: '127.0.0.1', port }, version: 1 }])
  expect(JSON.stringify(shown.data)).not.toContain('a password')
  await smtp.stop()
  const down = await call('POST', `${at}/test`, { kind: 'email', to: 'me@example.gov.cn' })
  expect([down.status, down.data.refusals[0].message]).toEqual([409, '连接不上邮件服务器'])
  expect((await call('POST', `${at}/removal`, { kind: 'email' })).status).toBe(200)
  expect((await call('GET', at)).data).toEqual([])
})
