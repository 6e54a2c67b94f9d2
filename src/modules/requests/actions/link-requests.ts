import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { linksOf } from '../intake-acts.ts'
import { findCaseByNumber } from '../queries/find-intake.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotLink } from '../rules/intake-guards.ts'
import { appendActs } from './append-acts.ts'

/**
 * 并案: two open cases ask for the same and are to be answered together; each keeps its number, its clock and its cell.
 * `to` is the other one's case or receipt number.
 */
export async function linkRequests(ctx: Ctx, id: number, { to }: { to: string }): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  const found = await findCaseByNumber(ctx, to)
  if (found === null) {
    return insist(refusal('no-such-case', '没有这个编号的申请，请核对', { field: 'to' }))
  }
  const other = await loadCase(ctx, found.id, 'for update')
  insist(whyNotLink(file, { id: found.id, ofSelf: found.id === id, case: other }))
  await appendActs(ctx, id, [{ act: { kind: 'linked', on: ctx.today, to: found.id } }])
  await appendActs(ctx, found.id, [{ act: { kind: 'linked', on: ctx.today, to: id } }])
  await record(ctx, 'requests.link', { kind: 'request', id }, { detail: { to: found.id } })
}

/** 解除并案, from either side. Refuses where the two are not linked. */
export async function unlinkRequests(ctx: Ctx, id: number, { to }: { to: number }): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  insist(linksOf(file.acts).includes(to) ? null : refusal('not-linked', '两件申请没有并案'))
  await loadCase(ctx, to, 'for update')
  await appendActs(ctx, id, [{ act: { kind: 'unlinked', on: ctx.today, to } }])
  await appendActs(ctx, to, [{ act: { kind: 'unlinked', on: ctx.today, to: id } }])
  await record(ctx, 'requests.unlink', { kind: 'request', id }, { detail: { to } })
}
