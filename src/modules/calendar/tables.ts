import type { JSONColumnType, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { AdoptedDay } from './calendar.ts'

interface Tables {
  calendar_version: {
    organ_id: OrganId
    version: number
    days: JSONColumnType<AdoptedDay[]>
    known_through: Day | null
    source: string
    summary: string
    adopted_by: number | null
    adopted_by_name: string
    adopted_on: Day
    adopted_at: Date
  }
}

/** The database as this module may see it: its own table. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
