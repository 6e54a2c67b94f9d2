import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import type { CalendarChange, OwnDays } from '../calendar.ts'
import { nationalCalendar } from '../national-calendar.ts'
import { loadOwnDays } from '../queries.ts'
import { changedDays, summaryOf, whyNotAdopt, whyOutdated } from '../rules/adoption.ts'
import { on } from '../tables.ts'

/**
 * Keeps the calendar as it is until this transaction ends: whoever counts by it and writes the result down takes it
 * before anything else. Any number may hold it at once; an adoption waits for all of them, and they for it.
 */
export async function holdCalendar(ctx: Pick<Ctx, 'db' | 'organId'>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('calendar'), ${ctx.organId}::bigint::integer)`.execute(
    ctx.db,
  )
}

/**
 * A new version of the own days. `seen` is the version on which the change was decided: of two who adopt at once the
 * second is refused. Nobody counts by the calendar until this transaction ends. What has been counted by the old one is
 * for the caller to count again, in the same transaction; so is the audit record.
 */
export async function adoptOwnDays(
  ctx: Ctx,
  change: CalendarChange,
  { seen }: { seen: number },
): Promise<{ before: OwnDays; after: OwnDays }> {
  await sql`select pg_advisory_xact_lock(hashtext('calendar'), ${ctx.organId}::bigint::integer)`.execute(
    ctx.db,
  )
  const before = await loadOwnDays(ctx)
  insist(whyOutdated(before, seen) ?? whyNotAdopt(before, change, nationalCalendar))
  const after = changedDays(before, change)
  await on(ctx)
    .insertInto('calendar_version')
    .values({
      organ_id: ctx.organId,
      version: after.version,
      days: JSON.stringify(after.days),
      known_through: after.knownThrough,
      source: change.source.trim(),
      summary: summaryOf(change),
      adopted_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      adopted_by_name: ctx.actor.kind === 'public' ? '' : ctx.actor.name,
      adopted_on: ctx.today,
      adopted_at: ctx.now,
    })
    .execute()
  return { before, after }
}
