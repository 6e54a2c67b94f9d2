import { JobFailed } from '../../../lib/jobs.ts'
import type { EmailSettings, Letterbox } from '../message.ts'

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/**
 * Sends one e-mail. `messageId` is the same on every attempt: should an answer be lost, the second copy can be told for
 * what it is. Throws `JobFailed`; a recipient whom the server does not take is final.
 */
export async function sendEmail(
  { host, port, security, user, from }: EmailSettings,
  password: string,
  { to, subject, text }: Letterbox,
  messageId: string,
): Promise<void> {
  // Loaded when first used: most starts of the program send nothing.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    ...TIMEOUTS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const headers = { 'auto-submitted': 'auto-generated' }
    await transport.sendMail({ from, to: { name: '', address: to }, subject, text, messageId, headers })
  } catch (failure) {
    throw explained(failure)
  } finally {
    transport.close()
  }
}

/** In our own words: those of the server may name the recipient. */
function explained(failure: unknown): JobFailed {
  const {
    code = '',
    responseCode = 0,
    command = '',
  } = failure as {
    code?: string
    responseCode?: number
    command?: string
  }
  if (code === 'EAUTH') return new JobFailed('邮件服务器不接受用户名或密码')
  if (responseCode >= 500 && /^RCPT/.test(command))
    return new JobFailed(`收件地址被邮件服务器拒收（${responseCode}）`, { final: true })
  if (responseCode >= 400) return new JobFailed(`邮件服务器没有接收（${responseCode}）`)
  if (code === 'ETLS') return new JobFailed('与邮件服务器的加密连接失败，请核对加密方式和证书')
  return new JobFailed('连接不上邮件服务器')
}
