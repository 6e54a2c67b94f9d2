import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Topic, Use } from '../review.ts'
import { chooseChain, fittingChain, whyNotUses } from './choice.ts'

const POLICY = 3
const NEWS = 4
const ABOVE = 2
const use = (columnId: number | null, topic: Topic | null): Use => ({ columnId, topic })
const chains = [
  { name: '通用', uses: [use(null, null)] },
  { name: '转载', uses: [use(null, 'repost')] },
  { name: '领导', uses: [use(null, 'leaders')] },
  { name: '政策', uses: [use(POLICY, null), use(ABOVE, null)] },
  { name: '政策数据', uses: [use(POLICY, 'figures')] },
  { name: '勘误', uses: [use(null, 'correction')] },
]

describe('条例第十七条: the chain that fits best', () => {
  it.each([
    ['nothing special', [NEWS], 'ordinary', '通用', '全机关通用'],
    ['a kind of information anywhere', [NEWS], 'repost', '转载', '各栏目的转载信息'],
    ['a column of its own', [POLICY], 'ordinary', '政策', '所在栏目的信息'],
    ['a column below one of its own', [NEWS, ABOVE], 'ordinary', '政策', '所在栏目的信息'],
    ['the kind before the column', [POLICY], 'leaders', '领导', '各栏目的领导活动'],
    ['column and kind before all', [POLICY], 'figures', '政策数据', '所在栏目的综合性工作及数据'],
    ['a correction only where it is set up', [POLICY], 'correction', '勘误', '各栏目的形式勘误'],
  ] as const)('%s', (_, columnIds, topic, name, because) => {
    const found = fittingChain(chains, { columnIds, topic })
    expect([found?.chain.name, found?.because]).toEqual([name, because])
    // The order in which chains are listed decides nothing.
    expect(fittingChain(chains.toReversed(), { columnIds, topic })?.chain.name).toBe(name)
  })

  it.each([
    ['the editor cannot go another way', chains, 'ordinary', '转载', 'chain-not-fitting'],
    ['no short way was set up', chains.slice(0, 5), 'correction', undefined, 'no-correction-chain'],
    ['several to choose from', [free('甲'), free('乙')], 'ordinary', undefined, 'chain-missing'],
    ['an unknown one', [free('甲')], 'ordinary', '丙', 'chain-missing'],
    [
      'the short way is none for the rest',
      [free('甲'), ...chains.slice(5)],
      'ordinary',
      '勘误',
      'chain-missing',
    ],
    ['the only one', [free('甲'), ...chains.slice(5)], 'ordinary', undefined, '甲'],
    ['the one chosen', [free('甲'), free('乙')], 'repost', '乙', '乙'],
  ] as const)('where %s', (_, among, topic, named, expected) => {
    const choice = chooseChain(among, { columnIds: [NEWS], topic }, named)
    expect('code' in choice ? choice.code : choice.chain.name).toBe(expected)
  })

  it('is never a short one, unless for a correction, and then no other', () => {
    const topic = fc.constantFrom<Topic>('ordinary', 'repost', 'figures', 'leaders', 'correction')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.option(fc.integer({ min: 1, max: 4 })), fc.option(topic)), { maxLength: 8 }),
        topic,
        fc.integer({ min: 1, max: 4 }),
        (uses, wanted, columnId) => {
          const all = uses.map(([column, each], index) => ({ name: `${index}`, uses: [use(column, each)] }))
          const found = fittingChain(all, { columnIds: [columnId], topic: wanted })
          if (found === null) return
          expect(found.chain.uses[0]?.topic === 'correction').toBe(wanted === 'correction')
        },
      ),
      { seed: 20190515, numRuns: 3000 },
    )
  })

  it('is one of its kind: two chains for the same, or corrections among others, are refused', () => {
    const codes = (name: string, ...uses: Use[]) => whyNotUses(chains, { name, uses }).map(({ code }) => code)
    expect(codes('另一条', use(null, 'repost'))).toEqual(['use-taken'])
    expect(codes('转载', use(null, 'repost'))).toEqual([])
    expect(codes('另一条', use(NEWS, 'correction'), use(NEWS, null))).toEqual(['uses-mixed'])
  })
})

function free(name: string) {
  return { name, uses: [] }
}
