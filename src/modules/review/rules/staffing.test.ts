import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Level } from '../review.ts'
import { shortageOf, without } from './matching.ts'
import { whyNotSetChain, whyUnderstaffed } from './staffing.ts'

const levelsOf = (...signers: number[][]): Level[] =>
  signers.map((each, index) => ({ name: `${'一二三四五'[index]}审`, signers: each }))
const people = [1, 2, 3, 4, 5, 6].map((id) => ({ id, name: `某${id}` }))
const nameOf = (id: number) => `某${id}`

describe('条例第十七条: an organ with too few people is told who is missing where', () => {
  it.each([
    ['enough for every editor', levelsOf([1, 2], [2, 3], [4, 5]), [1, 6], []],
    ['one person for two levels', levelsOf([1], [1], [2]), [6], ['“一审”“二审”只有某1可以签署，还差1人']],
    [
      'three levels, two people',
      levelsOf([1, 2], [1, 2], [1, 2]),
      [6],
      ['“一审”“二审”“三审”只有某1、某2可以签署，还差1人'],
    ],
    [
      'an editor who alone signs a level',
      levelsOf([1, 2], [3], [4]),
      [3, 6],
      ['某3拟稿时，“二审”没有其他人可以签署'],
    ],
    [
      'two editors who leave the same gap',
      levelsOf([1, 2], [1, 2], [3]),
      [1, 2, 6],
      ['某1拟稿时，“一审”“二审”只有某2可以签署，还差1人', '某2拟稿时，“一审”“二审”只有某1可以签署，还差1人'],
    ],
  ])('%s', (_, levels, editors, words) => {
    const found = whyUnderstaffed(
      levels,
      people.filter(({ id }) => editors.includes(id)),
      nameOf,
    )
    expect(found.map(({ message }) => message)).toEqual(
      words.map((each) => `审核人员不够：${each}，请增加审核人`),
    )
  })

  const person = fc.integer({ min: 1, max: 6 })
  const chain = fc.array(fc.uniqueArray(person, { minLength: 0, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  })

  it('is silent exactly when, whoever writes, all levels can be signed by different people other than the author', () => {
    const seen = { silent: 0, told: 0 }
    fc.assert(
      fc.property(chain, fc.uniqueArray(person, { minLength: 1 }), (signers, editors) => {
        const levels = levelsOf(...signers)
        const possible = editors.every((author) => canBeSigned(without(levels, [author])))
        const told = whyUnderstaffed(
          levels,
          people.filter(({ id }) => editors.includes(id)),
          nameOf,
        )
        expect(told.length === 0).toBe(possible)
        seen[told.length === 0 ? 'silent' : 'told'] += 1
      }),
      { seed: 20190515, numRuns: 5000 },
    )
    expect(Math.min(seen.silent, seen.told)).toBeGreaterThan(300)
  })

  it('names levels that really have fewer people than they are (Hall), and all of those people', () => {
    fc.assert(
      fc.property(chain, (signers) => {
        const levels = levelsOf(...signers)
        const shortage = shortageOf(levels)
        if (shortage === null) return
        const all = new Set(shortage.levels.flatMap((index) => levels[index]?.signers ?? []))
        expect(all).toEqual(new Set(shortage.signers))
        expect(new Set(shortage.levels).size).toBe(shortage.signers.length + 1)
      }),
      { seed: 20190515, numRuns: 5000 },
    )
  })

  it('asks for three levels, and for one where the chain is for corrections only', () => {
    const codes = (topics: ('correction' | 'repost')[], count: number) =>
      whyNotSetChain(
        levelsOf(...Array.from({ length: count }, () => [1])),
        [1],
        topics.map((topic) => ({ columnId: null, topic })),
      ).map(({ code }) => code)
    expect(codes(['correction'], 1)).toEqual([])
    expect(codes(['correction', 'repost'], 1)).toEqual(['chain-levels'])
    expect(codes([], 2)).toEqual(['chain-levels'])
    expect(codes(['repost'], 3)).toEqual([])
  })
})

/** By trying everybody: says nothing of matchings. */
function canBeSigned(levels: readonly Level[], gone: readonly number[] = []): boolean {
  const [first, ...rest] = levels
  if (first === undefined) return true
  return first.signers.some((signer) => !gone.includes(signer) && canBeSigned(rest, [...gone, signer]))
}
