import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { OwnEntry } from '../lexicon-entry.ts'
import { findLexicon } from '../lexicons.ts'
import { lexiconChange, MOST_ENTRIES, whyNotEntry } from '../rules/index.ts'
import { on } from '../tables.ts'

/**
 * Makes these the organ's own entries, as a new version; texts read from now on are read with them. Refuses entries that
 * cannot be, a list that changes nothing, and what another person changed meanwhile (`seen`: the version, 0 for none).
 */
export async function adoptLexicon(
  ctx: Ctx,
  { entries, source, seen }: { entries: readonly OwnEntry[]; source: string; seen: number },
): Promise<{ version: number; added: number; changed: number; removed: number }> {
  if (ctx.actor.kind !== 'person') throw new Error('only a person changes a lexicon')
  const before = await findLexicon(ctx)
  if (before.version !== seen) insist(refusal('stale', '词库已被他人修改，请刷新后重试'))
  insist(entries.flatMap((each) => whyNotEntry(each)).slice(0, 5))
  const texts = new Set(entries.map(({ text }) => text))
  if (texts.size < entries.length) insist(refusal('entry-twice', '同一词条出现了两次', { field: 'text' }))
  if (entries.length > MOST_ENTRIES)
    insist(refusal('lexicon-large', `词库不超过 ${MOST_ENTRIES.toLocaleString('zh-CN')} 条`))
  const change = lexiconChange(before.entries, entries)
  const [added, changed, removed] = [change.added.length, change.changed.length, change.removed.length]
  if (added + changed + removed === 0) insist(refusal('lexicon-same', '与现在的词库相同，没有需要保存的改动'))
  const version = before.version + 1
  await on(ctx)
    .insertInto('lexicon_version')
    .values({
      organ_id: ctx.organId,
      version,
      entries: JSON.stringify(entries),
      entry_count: entries.length,
      source,
      made_by: ctx.actor.id,
      made_on: ctx.today,
    })
    .execute()
  const detail = { version, source, added, changed, removed }
  await record(ctx, 'screening.adoptLexicon', { kind: 'lexicon', id: version }, { detail })
  return { version, added, changed, removed }
}
