import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { screenReply, sealWithCaseKey } from '../../requests/index.ts'
import { whyUndisposed } from '../../screening/rules/index.ts'
import { loadRenewed, openProposal } from '../queries/index.ts'
import type { RenewedProposal, WayToServe } from '../renewed.ts'
import {
  whyNotApproveRenewed,
  whyNotProposeRenewed,
  whyNotSendBackRenewed,
  whyNotServeRenewed,
} from '../rules/index.ts'
import { on, type RenewedChange } from '../tables.ts'
import { writeRenewed } from './write-renewed.ts'

/** 送审: proposes the new answer, screened like every reply (条例第十七条); its text is sealed under the key of the case. */
export async function proposeRenewed(ctx: Ctx, id: number, proposal: RenewedProposal): Promise<void> {
  const renewed = await loadRenewed(ctx, id, 'for update')
  insist(whyNotProposeRenewed(renewed, proposal))
  if (ctx.actor.kind !== 'person') {
    return insist(refusal('no-person', '答复须由经办人提出', { article: '条例第十七条' }))
  }
  insist(whyUndisposed(await screenReply(ctx, renewed.requestId, proposal)))
  const sealed = await sealWithCaseKey(ctx, renewed.requestId, proposal)
  await write(ctx, id, { proposed_by: ctx.actor.id, proposed_on: ctx.today, proposal_sealed: sealed })
  const detail = { outcome: proposal.outcome }
  await record(ctx, 'remedies.proposeRenewed', { kind: 'renewedReply', id }, { detail })
}

/** Sends the proposal back, with the reason in the record; what was written is kept by the caller's screen. */
export async function sendBackRenewed(ctx: Ctx, id: number, { reason }: { reason: string }): Promise<void> {
  insist(whyNotSendBackRenewed(await loadRenewed(ctx, id, 'for update')))
  if (reason.trim() === '') insist(refusal('reason-missing', '请说明退回的原因', { field: 'reason' }))
  await write(ctx, id, { proposed_by: null, proposed_on: null, proposal_sealed: null })
  await record(ctx, 'remedies.sendBackRenewed', { kind: 'renewedReply', id }, { detail: { reason } })
}

/** 答复: somebody else than its author lets the new answer out; the 答复书 is numbered and kept with the case. */
export async function approveRenewed(
  ctx: Ctx,
  id: number,
): Promise<{ letterId: number; letterNumber: string }> {
  const renewed = await loadRenewed(ctx, id, 'for update')
  insist(whyNotApproveRenewed(renewed, ctx.actor))
  const proposal = await openProposal(ctx, renewed)
  if (proposal === null || ctx.actor.kind !== 'person') throw new Error('unreachable: the guard refuses it')
  const letter = await writeRenewed(ctx, renewed, proposal)
  const { outcome } = proposal
  await write(ctx, id, {
    outcome,
    approved_by: ctx.actor.id,
    replied_on: ctx.today,
    letter_id: letter.id,
  })
  const detail = { outcome, letter: letter.number, late: ctx.today > renewed.dueOn }
  await record(ctx, 'remedies.replyRenewed', { kind: 'renewedReply', id }, { detail })
  return { letterId: letter.id, letterNumber: letter.number }
}

/** 送达 of the new answer; the periods of a remedy run from then. */
export async function serveRenewed(
  ctx: Ctx,
  id: number,
  { on: servedOn, serveBy }: { on: Day; serveBy: WayToServe },
): Promise<void> {
  insist(whyNotServeRenewed(await loadRenewed(ctx, id, 'for update'), servedOn, ctx.today))
  await write(ctx, id, { served_on: servedOn, serve_by: serveBy })
  const detail = { on: servedOn, serveBy }
  await record(ctx, 'remedies.serveRenewed', { kind: 'renewedReply', id }, { detail })
}

async function write(ctx: Ctx, id: number, change: RenewedChange): Promise<void> {
  await on(ctx)
    .updateTable('renewed_reply')
    .set(change)
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}
