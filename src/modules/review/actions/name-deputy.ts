import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, NotFound } from '../../../lib/refusal.ts'
import { permits } from '../../accounts/rules.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../acting-person.ts'
import { listDeputies, listSignerIds } from '../queries.ts'
import { whyNotEndDeputy, whyNotNameDeputy } from '../rules.ts'
import { on } from '../tables.ts'

const NAMING_LOCK = 20_190_003

/** A/B角: who signs in whose place, both days included. Oneself or the system administrator names a deputy. */
export async function nameDeputy(
  ctx: Ctx,
  given: { personId: number; deputyId: number; from: Day; to: Day },
): Promise<{ id: number }> {
  const by = whoNames(ctx)
  await lockDeputies(ctx)
  const facts = {
    maySign: await listSignerIds(ctx),
    present: await listDeputies(ctx),
    today: ctx.today,
  }
  insist(whyNotNameDeputy(given, by, facts))
  const { id } = await on(ctx)
    .insertInto('review_deputy')
    .values({
      organ_id: ctx.organId,
      person_id: given.personId,
      deputy_id: given.deputyId,
      from_day: given.from,
      to_day: given.to,
      named_by: by.id,
      named_at: ctx.now,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, 'review.nameDeputy', { kind: 'person', id: given.personId }, { detail: { id, ...given } })
  return { id }
}

/** Ends a deputyship from now on; what was signed under it stays. */
export async function endDeputy(ctx: Ctx, id: number): Promise<void> {
  const by = whoNames(ctx)
  await lockDeputies(ctx)
  const deputy = (await listDeputies(ctx)).find((each) => each.id === id)
  if (deputy === undefined) throw new NotFound('这项代签')
  insist(whyNotEndDeputy(deputy, by))
  await on(ctx)
    .updateTable('review_deputy')
    .set({ ended_at: ctx.now })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await record(ctx, 'review.endDeputy', { kind: 'person', id: deputy.personId }, { detail: { id } })
}

function whoNames(ctx: Ctx): { id: number; isAdministrator: boolean } {
  const { id } = actingPerson(ctx)
  const roles = ctx.actor.kind === 'person' ? ctx.actor.roles : []
  return { id, isAdministrator: permits(roles, 'settings.organ') }
}

/** One at a time: two that name a deputy for the same days at once would both find them free. */
async function lockDeputies(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${NAMING_LOCK}, ${ctx.organId}::integer)`.execute(ctx.db)
}
