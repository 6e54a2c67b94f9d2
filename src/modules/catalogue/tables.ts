import type { Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { ColumnKind } from './column.ts'

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
    version: Generated<number>
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
