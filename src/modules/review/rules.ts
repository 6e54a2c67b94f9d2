import { type Refusal, refusal } from '../../lib/refusal.ts'
import type { Attestation, Review, SignOff } from './review.ts'
import { shortageOf, without } from './rules/matching.ts'

export { whyNotAttest, whyNotCallFormal, whyNotRecordPaper } from './rules/attesting.ts'
export {
  type Choice,
  chooseChain,
  fittingChain,
  isForCorrections,
  TOPICS,
  whyNotUses,
} from './rules/choice.ts'
export { DEPUTY, whyNotEndDeputy, whyNotNameDeputy } from './rules/deputies.ts'
export { shortageOf } from './rules/matching.ts'
export { LEVELS, whyNotChain, whyNotOpen, whyNotSetChain, whyUnderstaffed } from './rules/staffing.ts'

/** 三审三校: 条例第十七条 asks for a review with its procedure and responsibility before anything is disclosed. */
const ARTICLE = '条例第十七条'

/** What a sign-off or an edit saw is no longer what is there. */
export function whyStale(now: { version: number }, seen: { version: number }): Refusal | null {
  return now.version === seen.version
    ? null
    : refusal('stale', '已被他人修改，请刷新后重试，您填写的内容请先留存', { field: 'version' })
}

/** Somebody set the chain while this person was looking at it. */
export const CHANGED_MEANWHILE = refusal(
  'chain-changed',
  '审核流程刚被他人修改，请刷新后核对，再决定是否修改',
  { field: 'levels' },
)

/** The level that waits for its sign-off, counted from 1. */
export function currentLevel(signOffs: readonly SignOff[]): number {
  return passes(signOffs).length + 1
}

/** Why this person cannot sign the current level now: may not judge the text, or is needed for a later level. */
export function whyNotSign(
  review: Review,
  signOffs: readonly SignOff[],
  personId: number,
  contentHash: string,
): Refusal | null {
  return whyNotJudge(review, signOffs, personId, contentHash) ?? whyNeededLater(review, signOffs, personId)
}

/**
 * Why this person cannot judge the text at the current level; enough for returning it, which ends the review.
 * 三级审核三人签署：谁审核、谁签发、谁负责；拟稿人不审核自己的稿件，同一人不签署两级。
 */
export function whyNotJudge(
  review: Review,
  signOffs: readonly SignOff[],
  personId: number,
  contentHash: string,
): Refusal | null {
  if (review.state !== 'open') return refusal('review-closed', '审核已经结束，不能再签署')
  if (review.authorIds.includes(personId)) {
    return refusal('author-signs', '拟稿人不能审核自己的稿件，请由其他审核人签署', { article: ARTICLE })
  }
  if (spentBy(signOffs).includes(personId)) {
    return refusal('signed-already', '您已签署过前面的级次，同一人不能签署两级', { article: ARTICLE })
  }
  if (standsFor(review, signOffs, personId) === null) {
    const number = currentLevel(signOffs)
    const name = review.chain.levels[number - 1]?.name ?? ''
    return refusal('not-signer', `现在是第 ${number} 级“${name}”，您不是这一级的审核人`)
  }
  if (contentHash !== review.contentHash) {
    return refusal('content-changed', '稿件与送审时不一致，请刷新后审阅送审的文本', { field: 'contentHash' })
  }
  return null
}

/**
 * For whom this person would sign the current level: for himself, or as deputy for a named signer who has neither
 * written the text nor counted for another level; null for nobody. A deputy's deputy is not asked.
 */
export function standsFor(review: Review, signOffs: readonly SignOff[], personId: number): number | null {
  const signers = review.chain.levels[currentLevel(signOffs) - 1]?.signers ?? []
  if (signers.includes(personId)) return personId
  const gone = [...review.authorIds, ...spentBy(signOffs)]
  const principal = review.deputies.find(
    (each) => each.deputyId === personId && signers.includes(each.personId) && !gone.includes(each.personId),
  )
  return principal?.personId ?? null
}

/** Where the review stands after this sign-off. */
export function stateAfter(
  review: Review,
  signOffs: readonly SignOff[],
  verdict: Attestation['verdict'],
): 'open' | 'passed' | 'returned' {
  if (verdict === 'return') return 'returned'
  return currentLevel(signOffs) === review.chain.levels.length ? 'passed' : 'open'
}

/** Whoever is the only one left for a later level keeps for it: the review would never end otherwise. */
function whyNeededLater(review: Review, signOffs: readonly SignOff[], personId: number): Refusal | null {
  const principal = standsFor(review, signOffs, personId) ?? personId
  const gone = [...review.authorIds, ...spentBy(signOffs), personId, principal]
  const later = without(review.chain.levels.slice(currentLevel(signOffs)), gone)
  return shortageOf(later) === null
    ? null
    : refusal('needed-later', '后面的级次需要由您签署，这一级请由其他审核人签署')
}

/** Who has counted for a level: whoever signed, and whom a deputy stood for. */
function spentBy(signOffs: readonly SignOff[]): number[] {
  return signOffs.flatMap(({ personId, principal }) =>
    principal == null ? [personId] : [personId, principal.id],
  )
}

function passes(signOffs: readonly SignOff[]): readonly SignOff[] {
  return signOffs.filter((each) => each.verdict === 'pass')
}
