import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { setTemplate } from '../../letters/index.ts'
import { readLetterTemplate } from '../queries/letter-templates.ts'
import { ruleOf, type WordedText } from '../rules/letter-rules.ts'

/**
 * Words a letter, or the sentence of an outcome, for this organ from now on; null goes back to what comes with the program.
 * Refuses a text that is not what the law has such a letter say, and what the screening blocks.
 */
export async function setLetterTemplate(
  ctx: Ctx,
  { seen, text, ...key }: WordedText & { text: string | null; seen: number },
): Promise<{ version: number }> {
  if (text !== null) {
    const { problems } = await readLetterTemplate(ctx, { ...key, text })
    const problem = problems.find(({ severity }) => severity === 'error')
    const where = problem === undefined || problem.line === 0 ? '' : `第${problem.line}行：`
    insist(
      problem === undefined
        ? null
        : refusal('template-wrong', `${where}${problem.message}`, { field: 'text' }),
    )
  }
  return setTemplate(ctx, { ...key, text, seen }, ruleOf(key))
}
