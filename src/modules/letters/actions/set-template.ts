import type { Ctx } from '../../../lib/ctx.ts'
import { insist, type Refusal, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { TemplateKey } from '../letter.ts'
import { checkTemplate, type TemplateRule } from '../rules/index.ts'
import { on } from '../tables.ts'
import { listTemplateVersions } from '../template-versions.ts'

/**
 * Words a letter for this organ, as a new version; null goes back to what comes with the program. Letters already written
 * stay as they are. Refuses what `checkTemplate` calls an error under `rule`, and a change of what somebody else has
 * changed since. `seen`: the version that was on the screen, 0 for none.
 */
export async function setTemplate(
  ctx: Ctx,
  given: TemplateKey & { text: string | null; seen: number },
  rule: TemplateRule,
): Promise<{ version: number }> {
  const { kind, outcome, seen } = given
  const { actor } = ctx
  if (actor.kind !== 'person') throw new Error('a template is worded by a person')
  const text = given.text === null ? null : given.text.replaceAll('\r\n', '\n').trim()
  insist(text === null ? null : whyNotWord(text, rule))
  const before = (await listTemplateVersions(ctx, { kind, outcome }))[0]
  insist(whySeen(before?.version ?? 0, seen) ?? whySame(before?.text ?? null, text))
  const version = seen + 1
  const added = await on(ctx)
    .insertInto('letter_template')
    .values({
      organ_id: ctx.organId,
      kind,
      outcome,
      version,
      text,
      set_by: actor.id,
      set_name: actor.name,
      set_at: ctx.now,
    })
    // Two at once: the second has not seen the first.
    .onConflict((conflict) => conflict.columns(['organ_id', 'kind', 'outcome', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst()
  insist(added === undefined ? whySeen(version, seen) : null)
  await record(
    ctx,
    'letters.setTemplate',
    { kind: 'letterTemplate', id: [kind, outcome].filter(Boolean).join('/') },
    { before: before?.text ?? null, after: text, detail: { version } },
  )
  return { version }
}

/** The first error of a text, beside its line. */
function whyNotWord(text: string, rule: TemplateRule): Refusal | null {
  const problem = checkTemplate(text, rule).find(({ severity }) => severity === 'error')
  if (problem === undefined) return null
  const where = problem.line === 0 ? '' : `第${problem.line}行：`
  return refusal('template-wrong', `${where}${problem.message}`, { field: 'text' })
}

function whySeen(now: number, seen: number): Refusal | null {
  return now === seen ? null : refusal('stale', '其他人刚刚改过这个模板，请刷新后重试')
}

function whySame(now: string | null, text: string | null): Refusal | null {
  return now === text ? refusal('template-same', '模板没有改动', { field: 'text' }) : null
}
