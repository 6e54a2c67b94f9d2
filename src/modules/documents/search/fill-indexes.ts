import type { OrganId, Secrets } from '../../../lib/ctx.ts'
import { dayInChina } from '../../../lib/day.ts'
import { act, type Database } from '../../../lib/db.ts'
import { needsReindex, reindex } from './reindex.ts'

/**
 * Writes the search index of each organ that has none yet, such as one from before there was any, or whose writing was
 * cut off. `goOn` false pauses; the next call goes on.
 */
export async function fillSearchIndexes(source: {
  database: Database
  secrets: Secrets
  organs(): Promise<OrganId[]>
  now: Date
  goOn(): boolean
}): Promise<void> {
  const { database, secrets, now, goOn } = source
  const actor = { kind: 'system', name: '检索索引' } as const
  for (const organId of await source.organs()) {
    const scene = { organId, actor, today: dayInChina(now), now, secrets }
    if (!goOn()) return
    if (await act(database, scene, needsReindex)) await reindex({ database, secrets, organId, now, goOn })
  }
}
