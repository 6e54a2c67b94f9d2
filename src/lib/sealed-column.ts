import { sql } from 'kysely'
import type { Ctx } from './ctx.ts'

/** So many values are sealed anew in one transaction. */
export const RESEAL_BATCH = 500

type RowId = number | string

/** A column of values sealed under the master key, as its exchange sees it. */
export interface SealedColumn {
  /** In Chinese, for whoever waits. */
  words: string
  count(ctx: Ctx): Promise<{ all: number; old: number }>
  /** Seals the next batch behind `after` anew; `last` null when there is no more. */
  reseal(ctx: Ctx, after: RowId | null): Promise<{ changed: number; last: RowId | null }>
}

/**
 * What a module hands out of its own table: a column sealed under the master key, and the column its rows are told apart
 * by. `only` is a condition in SQL, for a table of which not all is.
 */
export function sealedColumn(
  words: string,
  { table, column, id, only = 'true' }: { table: string; column: string; id: string; only?: string },
): SealedColumn {
  const [from, value, key, condition] = [sql.table(table), sql.ref(column), sql.ref(id), sql.raw(only)]
  return {
    words,
    count: async (ctx) => {
      const { rows } = await sql<{ all: number; old: number }>`
        select count(*) as all, count(*) filter (where substr(${value}, 1, 5) <> ${ctx.secrets.prefix()}) as old
        from ${from} where organ_id = ${ctx.organId} and ${value} is not null and ${condition}`.execute(
        ctx.db,
      )
      return rows[0] ?? { all: 0, old: 0 }
    },
    reseal: async (ctx, after) => {
      const { rows } = await sql<{ id: RowId; sealed: Uint8Array }>`
        select ${key} as id, ${value} as sealed from ${from}
        where organ_id = ${ctx.organId} and ${value} is not null and ${condition}
          and substr(${value}, 1, 5) <> ${ctx.secrets.prefix()}
          ${after === null ? sql`` : sql`and ${key} > ${after}`}
        order by ${key} limit ${RESEAL_BATCH} for update`.execute(ctx.db)
      for (const { id: row, sealed } of rows) {
        const anew = ctx.secrets.seal(ctx.secrets.open(sealed))
        await sql`update ${from} set ${value} = ${anew}
          where organ_id = ${ctx.organId} and ${key} = ${row} and ${value} = ${sealed}`.execute(ctx.db)
      }
      return { changed: rows.length, last: rows.length < RESEAL_BATCH ? null : (rows.at(-1)?.id ?? null) }
    },
  }
}
