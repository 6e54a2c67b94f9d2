import type { Ctx } from '../../../lib/ctx.ts'
import { insist, Refused, refusal } from '../../../lib/refusal.ts'
import { listJoined } from '../queries/linked-cases.ts'
import { loadCase } from '../queries/load-case.ts'
import type { ProposedReply } from '../rules/reply-guards.ts'
import { proposeReply } from './propose-reply.ts'
import { signReply } from './sign-reply.ts'

/**
 * 并案送审: the same reply for this case and every open one that is linked to it. Each is proposed for itself and will get
 * a letter of its own. All or none: refuses when one of them cannot be answered now, and names it.
 */
export async function proposeJointly(
  ctx: Ctx,
  id: number,
  { version, ...reply }: ProposedReply & { version?: number | undefined },
): Promise<{ count: number }> {
  const open = await openOf(ctx, id)
  for (const each of open) {
    const own = each === id ? { version } : {}
    await naming(ctx, each, () => proposeReply(ctx, each, { ...reply, ...own }))
  }
  return { count: open.length }
}

/** 并案审批: approves the reply of every linked case whose reply waits; one letter for each applicant. All or none. */
export async function approveJointly(
  ctx: Ctx,
  id: number,
  { version, opinion }: { version?: number | undefined; opinion: string },
): Promise<{ count: number }> {
  const open = await openOf(ctx, id)
  for (const each of open) {
    const own = each === id ? { version } : {}
    await naming(ctx, each, () => signReply(ctx, each, { opinion, ...own }))
  }
  return { count: open.length }
}

async function openOf(ctx: Ctx, id: number): Promise<number[]> {
  const ids = await listJoined(ctx, id)
  const open: number[] = []
  for (const each of ids) {
    const { state } = await loadCase(ctx, each, 'for update')
    if (state.concludedOn === null) open.push(each)
  }
  insist(open.length > 1 ? null : refusal('not-linked', '没有与本件并案的在办申请，请单独答复'))
  return open
}

/** A refusal of another case says which one it is. */
async function naming(ctx: Ctx, id: number, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure
    const { row } = await loadCase(ctx, id, 'read only')
    const name = row.caseNumber ?? row.receiptNumber
    throw new Refused(failure.refusals.map((each) => ({ ...each, message: `${name}：${each.message}` })))
  }
}
