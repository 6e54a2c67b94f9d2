import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { listLetters, readLetter } from '../../letters/index.ts'
import { openReply } from '../queries/case-key.ts'
import { loadCase } from '../queries/load-case.ts'
import { type ProposedReply, whyNotApprove, whyNotPropose, whyNotReply } from '../rules/reply-guards.ts'
import { on } from '../tables.ts'
import { askReason, delayRequest } from './ask-reason.ts'
import { askSupplement } from './ask-supplement.ts'
import { confirmReceipt } from './confirm-receipt.ts'
import { extendRequest } from './extend-request.ts'
import { notifyOverride } from './notify-override.ts'
import { sendConsultation } from './send-consultation.ts'
import { writeReply } from './write-reply.ts'

/** What would be sent: an act that writes a letter, with what its form holds. */
export type LetterDraft =
  | { act: 'confirm'; receivedOn: Day }
  | { act: 'askSupplement'; what: string; until: Day }
  | { act: 'extend'; workingDays: number; reason: string }
  | { act: 'askReason'; facts: string; until: Day }
  | { act: 'delay'; until: Day; reason: string }
  | { act: 'override'; party: string; information: string; reason: string }
  | { act: 'consult'; party: string; matter: string }
  | ({ act: 'propose' } & ProposedReply)
  /** The reply that waits for approval. */
  | { act: 'approve' }

/**
 * The letter as the act would send it now, with the number it would get; refuses what the act would refuse. The act
 * is really done and then undone: a preview that is made in another way would one day differ.
 * It names the applicant, so that a record of the preview stays.
 */
export async function previewLetter(
  ctx: Ctx,
  id: number,
  draft: LetterDraft,
): Promise<{ number: string; html: string }> {
  await sql`savepoint letter_preview`.execute(on(ctx))
  await doAct(ctx, id, draft)
  const [written] = (await listLetters(ctx, { kind: 'request', id })).slice(-1)
  if (written === undefined) throw new Error(`${draft.act} writes a letter`)
  const { number, html } = await readLetter(ctx, written.id)
  await sql`rollback to savepoint letter_preview`.execute(on(ctx))
  await record(ctx, 'requests.previewLetter', { kind: 'request', id }, { detail: { act: draft.act } })
  return { number, html }
}

async function doAct(ctx: Ctx, id: number, draft: LetterDraft): Promise<unknown> {
  switch (draft.act) {
    case 'confirm':
      return confirmReceipt(ctx, id, draft)
    case 'askSupplement':
      return askSupplement(ctx, id, draft)
    case 'extend':
      return extendRequest(ctx, id, draft)
    case 'askReason':
      return askReason(ctx, id, draft)
    case 'delay':
      return delayRequest(ctx, id, draft)
    case 'override':
      return notifyOverride(ctx, id, draft)
    case 'consult':
      return sendConsultation(ctx, id, draft)
    case 'propose':
      return writeAsIf(ctx, id, draft)
    case 'approve':
      return writeAsIf(ctx, id, null)
  }
}

/** Whoever proposes a reply cannot approve it, but may see the letter it would become. */
async function writeAsIf(ctx: Ctx, id: number, draft: ProposedReply | null): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  insist(draft === null ? whyNotApprove(file, ctx.actor) : whyNotPropose(file))
  const reply = draft ?? (await openReply(ctx, file.intakeId, file.state.proposal?.sealed ?? ''))
  insist(whyNotReply(file, reply))
  await writeReply(ctx, file, reply)
}
