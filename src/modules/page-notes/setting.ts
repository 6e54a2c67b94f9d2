import type { Ctx } from '../../lib/ctx.ts'
import { DEFAULT_DAYS } from './rules.ts'
import { on } from './tables.ts'

/** In how many working days a note is answered; version 0 while nobody has set anything. */
export interface NoteSetting {
  workingDays: number
  version: number
}

/** The organ's own promise, or the default. */
export async function findNoteSetting(ctx: Ctx): Promise<NoteSetting> {
  const row = await on(ctx)
    .selectFrom('page_note_setting')
    .select(['working_days', 'version'])
    .where('organ_id', '=', ctx.organId)
    .executeTakeFirst()
  return { workingDays: row?.working_days ?? DEFAULT_DAYS, version: row?.version ?? 0 }
}
