import type { Ctx } from '../../../lib/ctx.ts'
import { type MessageEvent, queueMessages } from '../../messages/index.ts'
import type { Act } from '../acts.ts'
import { openApplicant, openCaseKey } from '../queries/case-key.ts'
import { on } from '../tables.ts'

/** Of which acts an applicant gets word; the letter itself stands on the tracking page. */
const EVENTS: Partial<Record<Act['kind'], MessageEvent>> = {
  registered: 'received',
  'supplement-asked': 'supplement',
  'reason-asked': 'reason',
  extended: 'extension',
  delayed: 'delay',
  'fee-notified': 'fee',
  replied: 'reply',
  withdrawn: 'withdrawn',
}

/** Puts word of what was done today into the outbox, for an applicant who asked for it. What is only recorded later is no news. */
export async function tellApplicant(ctx: Ctx, requestId: number, acts: readonly Act[]): Promise<void> {
  for (const { kind, on: actedOn } of acts) {
    const event = EVENTS[kind]
    if (event === undefined || actedOn !== ctx.today) continue
    const { intake_id: intakeId, ...row } = await on(ctx)
      .selectFrom('request')
      .select(['intake_id', 'case_number', 'receipt_number'])
      .where('organ_id', '=', ctx.organId)
      .where('id', '=', requestId)
      .executeTakeFirstOrThrow()
    const number = row.case_number ?? row.receipt_number
    await queueMessages(ctx, { event, requestId, intakeId, number, open: () => openRecipient(ctx, intakeId) })
  }
}

async function openRecipient(ctx: Ctx, intakeId: number) {
  const { email, phone, agent, notices = [] } = await openApplicant(ctx, intakeId)
  const recipient = { email, phone: phone || (agent?.phone ?? ''), wants: notices }
  return { recipient, key: await openCaseKey(ctx, intakeId) }
}
