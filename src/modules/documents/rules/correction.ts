import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Content } from '../document.ts'

/** 形式勘误. */
export const CORRECTIONS = { typo: '错别字、标点', link: '链接失效或者有误', format: '版式、格式' } as const

/** What a slip of form never touches: what kind of information it is, where it stands, and who may see it. */
const FIXED = [
  'kind',
  'columnId',
  'disclosure',
  'disclosureReason',
  'documentNumber',
  'issuedOn',
  'isRepost',
] as const satisfies readonly (keyof Content)[]

/**
 * Why this edition cannot go the short way of a correction of form: it corrects nothing that is public, changes what is
 * no form, or says not what it corrects. Whether the change of words is merely formal is for the signer to judge.
 */
export function whyNotCorrection(
  before: Content | null,
  now: Content,
  given: { reason: string },
): Refusal | null {
  if (before === null) {
    return refusal('nothing-to-correct', '勘误只用于已发布信息的新版次，请按一般送审', {
      field: 'correction',
    })
  }
  if (FIXED.some((each) => before[each] !== now[each])) {
    const message = '信息类型、栏目、公开属性、文号、发文日期或转载标记有变化，不属于形式勘误，请按一般送审'
    return refusal('not-formal', message, { field: 'correction' })
  }
  return given.reason.trim() === ''
    ? refusal('correction-reason', '请写明勘误的内容和理由', { field: 'correction.reason' })
    : null
}
