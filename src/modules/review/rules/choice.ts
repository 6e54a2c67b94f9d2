import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Chain, Topic, Use } from '../review.ts'

/** 信息种类. */
export const TOPICS: Record<Topic, string> = {
  ordinary: '一般信息',
  repost: '转载信息',
  figures: '综合性工作及数据',
  leaders: '领导活动',
  correction: '形式勘误',
}

export interface Wanted {
  /** The column of the text, then the columns above it. */
  columnIds: readonly number[]
  topic: Topic
}

/** A chain, and why it is the one. */
export interface Choice<C> {
  chain: C
  because: string
}

type Named = Pick<Chain, 'name' | 'uses'>

/** Whether a chain is kept for corrections of form, and so may be short. */
export function isForCorrections({ uses }: Pick<Chain, 'uses'>): boolean {
  return uses.length > 0 && uses.every(({ topic }) => topic === 'correction')
}

/**
 * The chain whose settings fit best: column and kind of information, then the kind, then the column, then what is for
 * everything. The kind goes before the column: 领导活动 is reviewed as such wherever it stands.
 */
export function fittingChain<C extends Named>(chains: readonly C[], wanted: Wanted): Choice<C> | null {
  let best: { chain: C; use: Use; rank: number } | null = null
  for (const chain of chains) {
    for (const use of chain.uses) {
      const rank = rankOf(use, wanted)
      if (rank !== null && (best === null || rank > best.rank)) best = { chain, use, rank }
    }
  }
  return best && { chain: best.chain, because: becauseOf(best.use) }
}

const ONLY_ONE = '本机关只设了这一流程'
const CHOSEN = '没有为这类信息设置流程，由拟稿人选定'

/** The chain for a text: the fitting one; where no setting fits, the one named or the only one. */
export function chooseChain<C extends Named>(
  chains: readonly C[],
  wanted: Wanted,
  named: string | undefined,
): Choice<C> | Refusal {
  const fitting = fittingChain(chains, wanted)
  if (fitting !== null) {
    if (named === undefined || named === fitting.chain.name) return fitting
    const message = `这条信息应当走“${fitting.chain.name}”（${fitting.because}），不能改走“${named}”`
    return refusal('chain-not-fitting', message, { field: 'chainName' })
  }
  if (wanted.topic === 'correction') {
    return refusal('no-correction-chain', '本机关没有设置勘误流程，请按一般送审', { field: 'correction' })
  }
  const free = chains.filter((each) => !isForCorrections(each))
  const chain = named === undefined ? onlyOf(free) : free.find(({ name }) => name === named)
  if (chain !== undefined) return { chain, because: named === undefined ? ONLY_ONE : CHOSEN }
  return refusal('chain-missing', '请选择审核流程', { field: 'chainName' })
}

/** Why the settings do not take these uses: corrections mixed with others, or what another chain already does. */
export function whyNotUses(chains: readonly Named[], given: Named): Refusal[] {
  const topics = new Set(given.uses.map(({ topic }) => topic))
  if (topics.has('correction') && topics.size > 1) {
    const message = '勘误流程只用于形式勘误，请为其他信息另设流程'
    return [refusal('uses-mixed', message, { field: 'uses' })]
  }
  const others = chains.filter(({ name }) => name !== given.name)
  const taken = others.find(({ uses }) => uses.some((use) => given.uses.some((own) => isSame(own, use))))
  return taken === undefined
    ? []
    : [refusal('use-taken', `“${taken.name}”已用于同样的栏目和信息种类，请先修改该流程`, { field: 'uses' })]
}

/** More than there are columns above one another. */
const DEPTH = 1000

/** How well a use fits, the nearest column best; null when it does not. */
function rankOf(use: Use, { columnIds, topic }: Wanted): number | null {
  const distance = use.columnId === null ? DEPTH : columnIds.indexOf(use.columnId)
  if (distance < 0) return null
  // A short chain is never a fallback, and a correction falls back to no other.
  const isOpen = use.topic === null && topic !== 'correction'
  if (use.topic !== topic && !isOpen) return null
  return (use.topic === null ? 0 : 2 * DEPTH) + DEPTH - distance
}

function becauseOf({ columnId, topic }: Use): string {
  if (topic === null) return columnId === null ? '全机关通用' : '所在栏目的信息'
  return columnId === null ? `各栏目的${TOPICS[topic]}` : `所在栏目的${TOPICS[topic]}`
}

function isSame(one: Use, other: Use): boolean {
  return one.columnId === other.columnId && one.topic === other.topic
}

function onlyOf<C>(list: readonly C[]): C | undefined {
  return list.length === 1 ? list[0] : undefined
}
