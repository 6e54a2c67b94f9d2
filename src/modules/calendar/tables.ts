import type { Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'

interface Tables {
  calendar_day: { organ_id: OrganId; day: Day; kind: 'working' | 'off'; name: string; source: string }
}

/** The database as this module may see it: its own table. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
