import type { Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { Column, ColumnKind } from './column.ts'

interface Tables {
  catalogue_column: {
    organ_id: OrganId
    id: Generated<number>
    parent_id: number | null
    slug: string
    name: string
    kind: ColumnKind
    position: number
    description: string
    address: string
    visibility: Column['visibility']
    responsible_id: number | null
    update_interval_days: number | null
    retired_on: Day | null
    successor_id: number | null
    version: Generated<number>
  }
  catalogue_item: {
    organ_id: OrganId
    id: Generated<number>
    position: number
    name: string
    content: string
    legal_basis: string
    time_limit: string
    limit_working_days: number | null
    responsible_unit: string
    channel: string
    update_interval_days: number | null
    changed_on: Day | null
    version: Generated<number>
  }
  catalogue_item_column: { organ_id: OrganId; item_id: number; column_id: number }
  nil_statement: {
    organ_id: OrganId
    id: Generated<number>
    column_id: number
    stated_on: Day
    renew_on: Day
    made_by: number
    made_at: Date
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
