import type { Ctx } from '../../../lib/ctx.ts'
import { yearOf } from '../../../lib/day.ts'
import { published } from '../published.ts'

/** The year of the oldest public document: as far back as a search can be narrowed; null while there is none. */
export async function findFirstYear(ctx: Ctx): Promise<number | null> {
  const row = await published(ctx)
    .select('d.first_published_on as on')
    .orderBy('d.first_published_on')
    .limit(1)
    .executeTakeFirst()
  return row?.on == null ? null : yearOf(row.on)
}
