import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Attestation, Review } from '../review.ts'

const ARTICLE = '条例第十七条'

/** Why this attestation is no sign-off: passing means both 审 and 校, returning means saying why. */
export function whyNotAttest(given: Attestation): Refusal | null {
  const bare = (given.remarks ?? []).findIndex(
    ({ quote, remark }) => quote.trim() === '' || remark.trim() === '',
  )
  if (bare >= 0) {
    return refusal('remark-empty', `第${bare + 1}条修改意见请写明原文和意见`, { field: `remarks.${bare}` })
  }
  switch (given.verdict) {
    case 'pass':
      return given.reviewed && given.proofread
        ? null
        : refusal('not-attested', '请确认已完成“审”和“校”，两项都勾选后才能通过', {
            article: ARTICLE,
            field: given.reviewed ? 'proofread' : 'reviewed',
          })
    case 'return':
      return given.opinion.trim() === '' && (given.remarks ?? []).length === 0
        ? refusal('opinion-missing', '请写明退回的理由', { field: 'opinion' })
        : null
  }
}

/** 不属于形式勘误: said of a correction only, and only when sending it back. */
export function whyNotCallFormal(review: Pick<Review, 'topic'>, given: Attestation): Refusal | null {
  if (given.notFormal !== true) return null
  return review.topic === 'correction' && given.verdict === 'return'
    ? null
    : refusal('not-a-correction', '只有退回勘误稿时才能认定“不属于形式勘误”', { field: 'notFormal' })
}

/** Why a signature on paper is not taken in: it is the signer's, recorded by a third person, of a day that fits. */
export function whyNotRecordPaper(
  review: Pick<Review, 'authorIds'>,
  given: { personId: number; signedOn: Day; keptAt: string },
  facts: { recorder: number; openedOn: Day; today: Day },
): Refusal | null {
  if (given.personId === facts.recorder) {
    return refusal('paper-own', '请直接在系统中签署；纸质签署由他人登记', { field: 'personId' })
  }
  if (review.authorIds.includes(facts.recorder)) {
    return refusal('paper-author', '拟稿人不能登记自己稿件的纸质签署', { article: ARTICLE })
  }
  if (given.signedOn > facts.today) {
    return refusal('paper-future', '签署日期不能晚于今天', { field: 'signedOn' })
  }
  if (given.signedOn < facts.openedOn) {
    return refusal('paper-early', '签署日期早于送审日期：送审前的纸面不是这一文本', { field: 'signedOn' })
  }
  return given.keptAt.trim() === ''
    ? refusal('paper-place', '请写明纸质审核单存放何处，以便核对', { field: 'keptAt' })
    : null
}
