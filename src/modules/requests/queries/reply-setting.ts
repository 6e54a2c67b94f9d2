import type { Ctx } from '../../../lib/ctx.ts'
import type { ReplyLevel, SealRule } from '../acts.ts'
import { on } from '../tables.ts'

/** 答复审批 and 用印 of the organ. */
export interface ReplySetting {
  /** 0 while nobody has set anything. */
  version: number
  levels: ReplyLevel[]
  seal: SealRule
}

const UNSET: ReplySetting = { version: 0, levels: [], seal: 'optional' }

/** What is in force now: one approval and no seal, until somebody sets it. */
export async function findReplySetting(ctx: Ctx): Promise<ReplySetting> {
  const row = await on(ctx)
    .selectFrom('reply_setting')
    .select(['version', 'levels', 'seal'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? UNSET
}
