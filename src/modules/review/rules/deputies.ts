import { addDays, type Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Deputy } from '../review.ts'

/** A deputy is for a time: what is meant for longer is a change of the chain. */
export const DEPUTY = { mostDays: 366 } as const

type Named = Pick<Deputy, 'personId' | 'deputyId' | 'from' | 'to'>

/** A/B角: oneself or the system administrator names one, who signs as well, for days to come. */
export function whyNotNameDeputy(
  given: Named,
  by: { id: number; isAdministrator: boolean },
  facts: { maySign: readonly number[]; present: readonly Named[]; today: Day },
): Refusal | null {
  const { personId, deputyId, from, to } = given
  if (by.id !== personId && !by.isAdministrator) {
    return refusal('not-yours', '只能为自己指定代签人，或由系统管理员指定', { field: 'personId' })
  }
  if (!facts.maySign.includes(personId)) {
    return refusal('not-a-signer', '只有“审核人”岗位的人员需要代签人', { field: 'personId' })
  }
  if (deputyId === personId) return refusal('deputy-self', '代签人须是另一人', { field: 'deputyId' })
  if (!facts.maySign.includes(deputyId)) {
    return refusal('deputy-role', '代签人须在“审核人”岗位', { field: 'deputyId' })
  }
  return whyNotDays(given, from, to, facts)
}

function whyNotDays(
  { personId }: Named,
  from: Day,
  to: Day,
  facts: { present: readonly Named[]; today: Day },
): Refusal | null {
  if (from < facts.today) return refusal('deputy-past', '代签从今天或以后开始', { field: 'from' })
  if (to < from) return refusal('deputy-days', '截止日期早于开始日期', { field: 'to' })
  if (to >= addDays(from, DEPUTY.mostDays)) {
    return refusal('deputy-long', '代签不超过一年；长期变动请修改审核流程', { field: 'to' })
  }
  const isTaken = facts.present.some(
    (each) => each.personId === personId && each.from <= to && from <= each.to,
  )
  return isTaken ? refusal('deputy-taken', '这段时间已有代签人，请先终止原来的代签', { field: 'from' }) : null
}

/** Whoever may name a deputy may end it. */
export function whyNotEndDeputy(
  deputy: Pick<Deputy, 'personId'>,
  by: { id: number; isAdministrator: boolean },
): Refusal | null {
  return by.id === deputy.personId || by.isAdministrator
    ? null
    : refusal('not-yours', '只能终止自己的代签，或由系统管理员终止')
}
