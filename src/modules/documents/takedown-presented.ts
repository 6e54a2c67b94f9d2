import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { findPerson } from '../accounts/index.ts'
import { whyNotPermitted } from '../accounts/rules.ts'
import {
  isUrgent,
  type TakedownFacts,
  whyNotCheck,
  whyNotConfirm,
  whyNotDecline,
  whyNothingToTakeDown,
} from './rules/index.ts'
import type { CheckedPlace, Mark, Takedown, TakedownCause, TakedownCheck } from './takedown.ts'
import { findTakedowns } from './takedown-queries.ts'
import { listWaitingTakedowns, type WaitingTakedown } from './waiting-takedowns.ts'

export interface TakedownCheckView {
  place: CheckedPlace
  address: string
  status: number | null
  verdict: TakedownCheck['verdict']
  found: Mark[]
  checkedAt: string
}

export interface TakedownView {
  id: number
  editionNo: number
  state: Takedown['state']
  cause: TakedownCause
  isUrgent: boolean
  reason: string
  orderedBy: string
  redirectTo: number | null
  proposedBy: string
  proposedAt: string
  takenDownOn: Day | null
  takenDownAt: string | null
  decidedBy: string | null
  decidedAt: string | null
  /** The newest proof, and how many there are. */
  run: number
  checks: TakedownCheckView[]
  can: { confirm: Refusal | null; decline: Refusal | null; check: Refusal | null }
}

/** What the console shows of a document's takedowns, the newest first. */
export interface TakedownsView {
  /** Which edition an order would take down. */
  editionNo: number | null
  /** 历史版本 that could be taken down alone. */
  earlier: readonly number[]
  can: { takeDown: Refusal | null }
  takedowns: TakedownView[]
}

/** A document's takedowns as this person sees them: with what may be done now, and why not. */
export async function presentTakedowns(ctx: Ctx, documentId: number): Promise<TakedownsView> {
  const { facts, takedowns } = await findTakedowns(ctx, documentId)
  const names = new Map<number, string>()
  for (const id of takedowns.flatMap((each) => [
    each.proposedBy,
    decided(each)?.decidedBy ?? each.proposedBy,
  ])) {
    if (!names.has(id)) names.set(id, (await findPerson(ctx, id)).name)
  }
  return {
    editionNo: facts.document.publication?.editionNo ?? null,
    earlier: facts.earlier,
    can: { takeDown: whyNotPermitted(ctx.actor, 'documents.takeDown') ?? whyNothingToTakeDown(facts) },
    takedowns: takedowns.toReversed().map((each) => view(ctx, each, facts, (id) => names.get(id) ?? '')),
  }
}

export interface WaitingTakedownView extends Omit<WaitingTakedown, 'proposedById' | 'proposedAt'> {
  proposedBy: string
  proposedAt: string
}

/** What waits for a second person. */
export async function presentWaiting(ctx: Ctx): Promise<WaitingTakedownView[]> {
  const views: WaitingTakedownView[] = []
  for (const { proposedById, proposedAt, ...each } of await listWaitingTakedowns(ctx)) {
    const { name: proposedBy } = await findPerson(ctx, proposedById)
    views.push({ ...each, proposedBy, proposedAt: proposedAt.toISOString() })
  }
  return views
}

function view(
  ctx: Ctx,
  each: Takedown & { checks: TakedownCheck[] },
  facts: TakedownFacts,
  nameOf: (id: number) => string,
): TakedownView {
  const run = each.checks.at(-1)?.run ?? 0
  const down = each.state === 'unconfirmed' || each.state === 'confirmed' ? each : null
  const decision = decided(each)
  return {
    id: each.id,
    editionNo: each.editionNo,
    state: each.state,
    cause: each.cause,
    isUrgent: isUrgent(each.cause),
    reason: each.reason,
    orderedBy: each.orderedBy,
    redirectTo: each.redirectTo,
    proposedBy: nameOf(each.proposedBy),
    proposedAt: each.proposedAt.toISOString(),
    takenDownOn: down?.takenDownOn ?? null,
    takenDownAt: down?.takenDownAt.toISOString() ?? null,
    decidedBy: decision === null ? null : nameOf(decision.decidedBy),
    decidedAt: decision?.decidedAt.toISOString() ?? null,
    run,
    checks: each.checks
      .filter((check) => check.run === run)
      .map(({ run: _, checkedAt, ...check }) => ({ ...check, checkedAt: checkedAt.toISOString() })),
    can: canOf(ctx, each, facts),
  }
}

function canOf(ctx: Ctx, takedown: Takedown, facts: TakedownFacts): TakedownView['can'] {
  const no = whyNotPermitted(ctx.actor, 'documents.takeDown')
  const personId = ctx.actor.kind === 'person' ? ctx.actor.id : 0
  return {
    confirm: no ?? whyNotConfirm(takedown, facts, personId),
    decline: no ?? whyNotDecline(takedown),
    check: no ?? whyNotCheck(takedown, facts.shown),
  }
}

function decided(takedown: Takedown): { decidedBy: number; decidedAt: Date } | null {
  return takedown.state === 'confirmed' || takedown.state === 'declined' ? takedown : null
}
