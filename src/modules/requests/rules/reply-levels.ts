import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { ReplyLevel } from '../acts.ts'

const MOST_LEVELS = 6

/**
 * Why replies cannot be approved like this: every level has a name of its own and somebody to sign, and so many different
 * people are there that nobody has to sign twice. No level at all means one approval, by the head of the disclosure office.
 */
export function whyNotLevels(levels: readonly ReplyLevel[], known: readonly number[]): Refusal[] {
  if (levels.length > MOST_LEVELS) {
    return [refusal('levels-many', `审批级次最多${MOST_LEVELS}级`, { field: 'levels' })]
  }
  const reasons = levels.flatMap((level, index) => whyNotLevel(level, index, levels, known))
  if (reasons.length > 0 || canAllSign(levels)) return reasons
  return [refusal('levels-people', '同一人不能签两级：请为各级指定足够的不同人员', { field: 'levels' })]
}

function whyNotLevel(
  { name, signers }: ReplyLevel,
  index: number,
  levels: readonly ReplyLevel[],
  known: readonly number[],
): Refusal[] {
  const reasons: Refusal[] = []
  const at = (what: string) => ({ field: `levels.${index}.${what}` })
  if (name.trim() === '') reasons.push(refusal('level-name', '请填写级次名称，例如“法制审核”', at('name')))
  if (levels.findIndex((each) => each.name.trim() === name.trim()) < index) {
    reasons.push(refusal('level-name-twice', '级次名称重复', at('name')))
  }
  if (signers.length === 0) reasons.push(refusal('level-signers', '请选择审批人', at('signers')))
  if (signers.some((each) => !known.includes(each))) {
    reasons.push(refusal('level-stranger', '其中有人没有审批答复的岗位，请重新选择', at('signers')))
  }
  return reasons
}

/** Whether each level can have a person of its own (a matching of levels to people). */
function canAllSign(levels: readonly ReplyLevel[]): boolean {
  const levelOf = new Map<number, number>()
  const place = (level: number, seen: Set<number>): boolean =>
    (levels[level]?.signers ?? []).some((person) => {
      if (seen.has(person)) return false
      seen.add(person)
      const taken = levelOf.get(person)
      if (taken !== undefined && !place(taken, seen)) return false
      levelOf.set(person, level)
      return true
    })
  return levels.every((_, level) => place(level, new Set()))
}
