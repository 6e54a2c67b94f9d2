import { sql } from 'kysely'
import type { Actor, Ctx } from '../../src/lib/ctx.ts'
import { listMessagesOf, queueMessages, setSender } from '../../src/modules/messages/index.ts'
import { openCaseKey } from '../../src/modules/requests/index.ts'

type As = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>) => Promise<T>

export const MAIL = {
  kind: 'email',
  settings: { host: '127.0.0.1', port: 25, security: 'none', user: '', from: 'xxgk@example.gov.cn' },
  secret: '',
} as const

/** A way of sending, and a message about a case that was given up. */
export async function buildMessage(as: As, given: { requestId: number; officer: Actor }) {
  const { requestId, officer } = given
  return as(officer, async (ctx) => {
    await setSender(ctx, { ...MAIL, seen: 0 })
    const { rows } = await sql<{ intake_id: number }>`
      select intake_id from request where organ_id = ${ctx.organId} and id = ${requestId}`.execute(ctx.db)
    const intakeId = rows[0]?.intake_id ?? 0
    await queueMessages(ctx, { ...wordFor(ctx, intakeId), requestId, intakeId })
    await sql`update message set state = 'givenUp' where organ_id = ${ctx.organId}`.execute(ctx.db)
    const [message] = await listMessagesOf(ctx, requestId)
    return { id: message?.id ?? 0, requestId, intakeId }
  })
}

/** An event of a case whose key has to be opened first. */
export function wordFor(ctx: Ctx, intakeId: number) {
  const recipient = { email: 'ouyang@example.com', phone: '', wants: ['email'] as const }
  const open = async () => ({ recipient, key: await openCaseKey(ctx, intakeId) })
  return { event: 'received', number: '〔2025〕1号', open } as const
}
