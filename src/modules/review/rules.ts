import { type Refusal, refusal } from '../../lib/refusal.ts'
import type { Attestation, Chain, Level, Review, SignOff } from './review.ts'

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

/** 三审三校. */
export const LEVELS = { least: 3, most: 9 } as const

/**
 * Why the settings do not take this chain: fewer levels than 三审, a level without a name, or a signer whose roles
 * do not let him sign, whom the texts would wait for in vain.
 */
export function whyNotSetChain(levels: readonly Level[], maySign: readonly number[]): Refusal[] {
  if (levels.length < LEVELS.least || levels.length > LEVELS.most) {
    const message = `三审三校须设置三级以上的审核，且不超过${LEVELS.most}级，现有${levels.length}级`
    return [refusal('chain-levels', message, { article: ARTICLE, field: 'levels' })]
  }
  return levels.flatMap(({ name, signers }, index) => {
    const field = `levels.${index}`
    const of = name.trim() === '' ? `第${index + 1}级` : `“${name}”`
    const reasons: Refusal[] = []
    if (name.trim() === '') {
      reasons.push(refusal('level-name', '请填写级次名称', { field: `${field}.name` }))
    }
    if (signers.length === 0) {
      reasons.push(refusal('level-empty', `${of}没有审核人`, { field: `${field}.signers` }))
    } else if (!signers.every((signer) => maySign.includes(signer))) {
      const message = `${of}的审核人中有人不在“审核人”岗位，或已停用`
      reasons.push(refusal('signer-role', message, { field: `${field}.signers` }))
    }
    return reasons
  })
}

/**
 * Why this chain cannot be kept: no level, a level without signers, a strange signer, or too few people
 * for every level to have a person of its own with somebody left to be the author.
 */
export function whyNotChain(levels: readonly Level[], staff: readonly number[]): Refusal[] {
  if (levels.length === 0) return [refusal('chain-empty', '请至少设置一级审核', { field: 'levels' })]
  const empty = levels.find((level) => level.signers.length === 0)
  if (empty !== undefined) {
    return [refusal('level-empty', `“${empty.name}”没有审核人`, { field: 'levels' })]
  }
  const known = new Set(staff)
  if (levels.some((level) => level.signers.some((signer) => !known.has(signer)))) {
    return [refusal('signer-unknown', '审核人中有本机关没有的或已停用的人员', { field: 'levels' })]
  }
  if (assign(levels) === null) return [tooFew('不同的级次须由不同的人签署')]
  // With one person per level assigned, an author remains exactly when the organ has one person more.
  return known.size > levels.length ? [] : [tooFew('审核人之外没有人可以拟稿')]
}

/** Why this text cannot go through this chain: without its authors some level would have nobody of its own. */
export function whyNotOpen(
  chain: Pick<Chain, 'levels'>,
  authorIds: readonly number[],
  staff: readonly number[],
): Refusal | null {
  const free = chain.levels.map((level) => ({
    ...level,
    signers: level.signers.filter((signer) => staff.includes(signer) && !authorIds.includes(signer)),
  }))
  return assign(free) === null ? tooFew('拟稿人不能审核自己的稿件') : null
}

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
  if (signOffs.some((each) => each.personId === personId)) {
    return refusal('signed-already', '您已签署过前面的级次，同一人不能签署两级', { article: ARTICLE })
  }
  const number = currentLevel(signOffs)
  const level = review.chain.levels[number - 1]
  if (level === undefined || !level.signers.includes(personId)) {
    return refusal('not-signer', `现在是第 ${number} 级“${level?.name ?? ''}”，您不是这一级的审核人`)
  }
  if (contentHash !== review.contentHash) {
    return refusal('content-changed', '稿件与送审时不一致，请刷新后审阅送审的文本', { field: 'contentHash' })
  }
  return null
}

/** Why this attestation is no sign-off: passing means both 审 and 校, returning means saying why. */
export function whyNotAttest(given: Attestation): Refusal | null {
  switch (given.verdict) {
    case 'pass':
      return given.reviewed && given.proofread
        ? null
        : refusal('not-attested', '请确认已完成“审”和“校”，两项都勾选后才能通过', {
            article: ARTICLE,
            field: given.reviewed ? 'proofread' : 'reviewed',
          })
    case 'return':
      return given.opinion.trim() === ''
        ? refusal('opinion-missing', '请写明退回的理由', { field: 'opinion' })
        : null
  }
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
  const gone = [...review.authorIds, ...signOffs.map((each) => each.personId), personId]
  const later = review.chain.levels.slice(currentLevel(signOffs)).map((level) => ({
    ...level,
    signers: level.signers.filter((signer) => !gone.includes(signer)),
  }))
  return assign(later) === null
    ? refusal('needed-later', '后面的级次需要由您签署，这一级请由其他审核人签署')
    : null
}

function passes(signOffs: readonly SignOff[]): readonly SignOff[] {
  return signOffs.filter((each) => each.verdict === 'pass')
}

function tooFew(why: string): Refusal {
  return refusal('too-few-people', `审核人员不够：${why}，请增加审核人`, {
    article: ARTICLE,
    field: 'levels',
  })
}

/** Gives each level a person of its own (bipartite matching by augmenting paths); null when that cannot be done. */
function assign(levels: readonly Level[]): ReadonlyMap<number, number> | null {
  const levelOf = new Map<number, number>()
  const place = (index: number, tried: Set<number>): boolean => {
    for (const signer of levels[index]?.signers ?? []) {
      if (tried.has(signer)) continue
      tried.add(signer)
      const holder = levelOf.get(signer)
      if (holder === undefined || place(holder, tried)) {
        levelOf.set(signer, index)
        return true
      }
    }
    return false
  }
  return levels.every((_, index) => place(index, new Set())) ? levelOf : null
}
