import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { AdoptedDay, Calendar, OwnDays } from './calendar.ts'
import { calendarWith } from './national-calendar.ts'
import { on } from './tables.ts'

type Scene = Pick<Ctx, 'db' | 'organId'>

/**
 * The calendar an organ counts by: the State Council's, with the operator's own days laid over it; `asOf`, as it was
 * at that instant.
 */
export async function loadCalendar(ctx: Scene, more: { asOf?: Date } = {}): Promise<Calendar> {
  return calendarWith(await loadOwnDays(ctx, more))
}

/** The own days that hold now, or held at an instant. */
export async function loadOwnDays(ctx: Scene, { asOf }: { asOf?: Date } = {}): Promise<OwnDays> {
  let query = on(ctx)
    .selectFrom('calendar_version')
    .select(['version', 'days', 'known_through'])
    .where('organ_id', '=', ctx.organId)
  if (asOf !== undefined) query = query.where('adopted_at', '<=', asOf)
  const row = await query.orderBy('version', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) return { version: 0, days: [], knownThrough: null }
  return { version: row.version, days: row.days, knownThrough: row.known_through }
}

/** One adoption of the past: who, when, on which source, and the days before and after. */
export interface CalendarVersion {
  version: number
  source: string
  summary: string
  adoptedBy: string
  adoptedAt: Date
  before: AdoptedDay[]
  after: AdoptedDay[]
}

/** Every adoption, the newest first; of the days only those that it changed. */
export async function listCalendarVersions(ctx: Scene): Promise<CalendarVersion[]> {
  const rows = await on(ctx)
    .selectFrom('calendar_version')
    .select(['version', 'days', 'source', 'summary', 'adopted_by_name', 'adopted_at'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('version')
    .execute()
  const versions = rows.map((row, index) => ({
    version: row.version,
    source: row.source,
    summary: row.summary,
    adoptedBy: row.adopted_by_name,
    adoptedAt: row.adopted_at,
    before: without(rows[index - 1]?.days ?? [], row.days),
    after: without(row.days, rows[index - 1]?.days ?? []),
  }))
  return versions.reverse()
}

function without(days: readonly AdoptedDay[], others: readonly AdoptedDay[]): AdoptedDay[] {
  const known = new Map<Day, AdoptedDay>(others.map((each) => [each.day, each]))
  return days.filter((each) => {
    const other = known.get(each.day)
    return other === undefined || other.kind !== each.kind || other.name !== each.name
  })
}
