import type { Ctx } from '../../lib/ctx.ts'
import { JobFailed, type JobHandler, type JobScene } from '../../lib/jobs.ts'
import { NotFound } from '../../lib/refusal.ts'
import { SEND } from './actions/queue-message.ts'
import { settleMessage } from './actions/settle-message.ts'
import type { Letterbox, MessageKind } from './message.ts'
import { lockMessage, openSender } from './queries.ts'
import { sendEmail } from './senders/email.ts'
import { sendSms } from './senders/sms.ts'

/** A day and more: a mail server that is down over night costs nobody a message. */
const POLICY = { attempts: 60, firstDelaySeconds: 60, longestDelaySeconds: 1800 }

/** The key of a case; throws `NotFound` when it was destroyed. Its module lies above this one, so it is handed in. */
export type OpenKey = (ctx: Ctx, intakeId: number) => Promise<Uint8Array>

/** Sends what is in the outbox. */
export function messageJobs(openKey: OpenKey): readonly JobHandler[] {
  return [
    {
      kind: SEND,
      actor: '消息发送',
      policy: POLICY,
      mostSeconds: 90,
      run: (scene) => send(scene, openKey),
      gaveUp: (ctx, id, failure) => settleMessage(ctx, id, { state: 'givenUp', failure }),
    },
  ]
}

async function send(scene: JobScene, openKey: OpenKey): Promise<undefined> {
  const { subjectId: id, organId } = scene
  const opened = await scene.act((ctx) => openMessage(ctx, id, openKey))
  if (opened === null) return
  try {
    await handOver(opened, `${organId}-${id}`, scene.clock())
  } catch (failure) {
    if (failure instanceof JobFailed)
      await scene.act((ctx) => settleMessage(ctx, id, { state: 'waiting', failure: failure.reason }))
    throw failure
  }
  await scene.act((ctx) => settleMessage(ctx, id, { state: 'sent', failure: '' }))
}

interface Opened {
  kind: MessageKind
  box: Letterbox
  email: Awaited<ReturnType<typeof openSender<'email'>>>
  sms: Awaited<ReturnType<typeof openSender<'sms'>>>
}

/** Null when there is nothing left to send. */
async function openMessage(ctx: Ctx, id: number, openKey: OpenKey): Promise<Opened | null> {
  const { state, kind, intakeId, sealed } = await lockMessage(ctx, id)
  if (state === 'sent' || state === 'dropped') return null
  const key = await openKey(ctx, intakeId).catch((failure: unknown) => {
    if (failure instanceof NotFound) return null
    throw failure
  })
  if (key === null) {
    await settleMessage(ctx, id, { state: 'dropped', failure: '申请人信息已按规定销毁' })
    return null
  }
  const box: Letterbox = JSON.parse(Buffer.from(ctx.secrets.open(sealed, key)).toString())
  return { kind, box, email: await openSender(ctx, 'email'), sms: await openSender(ctx, 'sms') }
}

async function handOver({ kind, box, email, sms }: Opened, id: string, now: Date): Promise<void> {
  if (kind === 'email' && email !== null) {
    const domain = email.settings.from.split('@')[1] ?? 'localhost'
    return sendEmail(email.settings, email.secret, box, `<gongkai-${id}@${domain}>`)
  }
  if (kind === 'sms' && sms !== null)
    return sendSms(sms.settings, sms.secret, { id, to: box.to, text: box.text }, now)
  throw new JobFailed('没有发送设置，请在“设置—消息与短信”填写', { final: true })
}
