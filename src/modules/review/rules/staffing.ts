import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Chain, Level, Use } from '../review.ts'
import { isForCorrections } from './choice.ts'
import { type Shortage, shortageOf, without } from './matching.ts'

const ARTICLE = '条例第十七条'

/** 三审三校; a correction of form may have a short chain. */
export const LEVELS = { least: 3, leastForCorrections: 1, most: 9 } as const

/**
 * Why the settings do not take this chain: fewer levels than 三审, a level without a name, or a signer whose roles
 * do not let him sign, whom the texts would wait for in vain.
 */
export function whyNotSetChain(
  levels: readonly Level[],
  maySign: readonly number[],
  uses: readonly Use[] = [],
): Refusal[] {
  const least = isForCorrections({ uses }) ? LEVELS.leastForCorrections : LEVELS.least
  if (levels.length < least || levels.length > LEVELS.most) {
    const message = `三审三校须设置三级以上的审核，且不超过${LEVELS.most}级，现有${levels.length}级`
    return [refusal('chain-levels', message, { article: ARTICLE, field: 'levels' })]
  }
  return levels.flatMap((level, index) => whyNotLevel(level, index, maySign))
}

function whyNotLevel({ name, signers }: Level, index: number, maySign: readonly number[]): Refusal[] {
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
  if (shortageOf(levels) !== null) return [tooFew('不同的级次须由不同的人签署')]
  // With one person per level assigned, an author remains exactly when the organ has one person more.
  return known.size > levels.length ? [] : [tooFew('审核人之外没有人可以拟稿')]
}

/**
 * For whom this chain leads nowhere: with each editor as the author, every level must still find a person of its own
 * who is neither the author nor signs another level. Names who is missing where.
 */
export function whyUnderstaffed(
  levels: readonly Level[],
  editors: readonly { id: number; name: string }[],
  nameOf: (id: number) => string,
): Refusal[] {
  const always = shortageOf(levels)
  if (always !== null) return [tooFew(wordsOf(levels, always, nameOf))]
  const authorsBy = new Map<string, string[]>()
  for (const { id, name } of editors) {
    const shortage = shortageOf(without(levels, [id]))
    if (shortage === null) continue
    const words = wordsOf(levels, shortage, nameOf)
    authorsBy.set(words, [...(authorsBy.get(words) ?? []), name])
  }
  return [...authorsBy].map(([words, authors]) => tooFew(`${authors.join('、')}拟稿时，${words}`))
}

/** Why this text cannot go through this chain: without its authors some level would have nobody of its own. */
export function whyNotOpen(
  chain: Pick<Chain, 'levels'>,
  authorIds: readonly number[],
  staff: readonly number[],
): Refusal | null {
  const left = chain.levels.map((level) => ({
    ...level,
    signers: level.signers.filter((signer) => staff.includes(signer) && !authorIds.includes(signer)),
  }))
  return shortageOf(left) === null ? null : tooFew('拟稿人不能审核自己的稿件')
}

function wordsOf(levels: readonly Level[], of: Shortage, nameOf: (id: number) => string): string {
  const places = of.levels.map((index) => `“${levels[index]?.name ?? ''}”`).join('')
  if (of.signers.length === 0) return `${places}没有其他人可以签署`
  const missing = of.levels.length - of.signers.length
  return `${places}只有${of.signers.map(nameOf).join('、')}可以签署，还差${missing}人`
}

function tooFew(why: string): Refusal {
  return refusal('too-few-people', `审核人员不够：${why}，请增加审核人`, {
    article: ARTICLE,
    field: 'levels',
  })
}
