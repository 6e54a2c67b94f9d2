import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { AfterCommit, route } from '../../lib/http.ts'
import { JobFailed } from '../../lib/jobs.ts'
import { insist, NotFound, Refused, refusal } from '../../lib/refusal.ts'
import { removeSender, setSender } from './actions/set-sender.ts'
import { resendMessage } from './actions/settle-message.ts'
import type { MessageKind } from './message.ts'
import { listGivenUp, listSenders, openSender } from './queries.ts'
import { isReachable } from './rules.ts'
import { sendEmail } from './senders/email.ts'
import { sendSms } from './senders/sms.ts'

export type { EmailSettings, MessageEvent, MessageKind, MessageView, SmsSettings } from './message.ts'
export type { Sender } from './queries.ts'

const id = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const kind = z.enum(['email', 'sms'], '请选择电子邮件或短信')
const line = (message: string, most = 200) => z.string(message).trim().max(most, `不超过 ${most} 字`)
const common = {
  /** Empty keeps the one that is there. */
  secret: line('请填写密码或密钥').default(''),
  seen: z.number('请刷新页面后重试').int('请刷新页面后重试'),
}
const email = z.object({
  host: line('请填写邮件服务器').min(1, '请填写邮件服务器'),
  port: z.number('请填写端口').int('端口应为整数'),
  security: z.enum(['tls', 'starttls', 'none'], '请选择加密方式'),
  user: line('请填写用户名').default(''),
  from: line('请填写发件地址').min(1, '请填写发件地址'),
  ...common,
})
const sms = z.object({
  address: line('请填写短信接口地址', 500).min(1, '请填写短信接口地址'),
  ...common,
})
const TEST_TEXT = '这是一条测试消息。收到即说明发送设置正确，请勿回复。'

export const messageRoutes = [
  route({
    method: 'GET',
    url: '/api/settings/messages',
    permission: 'settings.organ',
    handle: (ctx) => listSenders(ctx),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/messages/email',
    permission: 'settings.organ',
    body: email,
    handle: (ctx, { body: { secret, seen, ...settings } }) =>
      setSender(ctx, { kind: 'email', settings, secret, seen }),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/messages/sms',
    permission: 'settings.organ',
    body: sms,
    handle: (ctx, { body: { secret, seen, ...settings } }) =>
      setSender(ctx, { kind: 'sms', settings, secret, seen }),
  }),
  route({
    method: 'POST',
    url: '/api/settings/messages/removal',
    permission: 'settings.organ',
    body: z.object({ kind }),
    handle: (ctx, { body }) => removeSender(ctx, body.kind),
  }),
  route({
    method: 'POST',
    url: '/api/settings/messages/test',
    permission: 'settings.organ',
    body: z.object({ kind, to: line('请填写收件地址').min(1, '请填写收件地址或手机号') }),
    handle: (ctx, { body }) => sendTest(ctx, body),
  }),
  route({
    method: 'GET',
    url: '/api/messages/given-up',
    permission: 'requests.register',
    handle: (ctx) => listGivenUp(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/messages/:id/resend',
    permission: 'requests.register',
    params: id,
    handle: (ctx, { params }) => resendMessage(ctx, params.id),
  }),
]

/** 测试发送: at once, to an address of the administrator's, and nothing of it is kept. */
async function sendTest(ctx: Ctx, { kind, to }: { kind: MessageKind; to: string }) {
  insist(isReachable(kind, to) ? null : refusal('unreachable', '请填写正确的邮箱或手机号', { field: 'to' }))
  const mail = await openSender(ctx, 'email')
  const text = await openSender(ctx, 'sms')
  if ((kind === 'email' ? mail : text) === null) throw new NotFound('发送设置，请先保存')
  const testId = `test-${ctx.organId}-${ctx.now.getTime()}`
  const box = { to, subject: '测试邮件', text: TEST_TEXT }
  const send = async () => {
    if (kind === 'email' && mail !== null)
      await sendEmail(mail.settings, mail.secret, box, `<${testId}@${mail.settings.from.split('@')[1]}>`)
    if (kind === 'sms' && text !== null)
      await sendSms(text.settings, text.secret, { id: testId, to, text: TEST_TEXT }, ctx.now)
  }
  return new AfterCommit({
    outside: () =>
      send().then(
        () => null,
        (failure: unknown) => {
          if (failure instanceof JobFailed) return failure.reason
          throw failure
        },
      ),
    finish: async (_ctx, failure) => {
      if (failure !== null) throw new Refused([refusal('test-failed', failure)])
      return { sent: true }
    },
  })
}
