import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../lib/day.ts'
import type { Attestation, Level, Review, SignOff } from './review.ts'
import { currentLevel, stateAfter, whyNotAttest, whyNotChain, whyNotOpen, whyNotSign } from './rules.ts'

const HASH = 'the text'

function reviewOf(levels: readonly Level[], authorIds: readonly number[]): Review {
  return {
    id: 1,
    subject: { kind: 'document', id: 1, title: '通知' },
    chain: { id: 1, name: '普通', versionNo: 1, levels },
    authorIds,
    contentHash: HASH,
    state: 'open',
    openedAt: new Date(0),
    version: 1,
  }
}

function signed(level: number, personId: number): SignOff {
  return {
    level,
    personId,
    personName: `${personId}`,
    verdict: 'pass',
    reviewed: true,
    proofread: true,
    opinion: '',
    contentHash: HASH,
    signedOn: '2024-01-02' as Day,
    signedAt: new Date(0),
  }
}

const levelsOf = (...signers: number[][]): Level[] =>
  signers.map((each, index) => ({ name: `第 ${index + 1} 级`, signers: each }))

describe('条例第十七条: a chain needs a person for each level and one more to write', () => {
  it.each([
    ['three levels, three people, a fourth writes', levelsOf([1], [2], [3]), [1, 2, 3, 4], null],
    ['one person for two levels', levelsOf([1], [1]), [1, 2, 3], 'too-few-people'],
    ['three levels share two people', levelsOf([1, 2], [1, 2], [1, 2]), [1, 2, 3, 4], 'too-few-people'],
    ['only an exchange finds everybody a level', levelsOf([1, 2], [1], [2, 3]), [1, 2, 3, 4], null],
    ['nobody is left to write', levelsOf([1], [2], [3]), [1, 2, 3], 'too-few-people'],
    ['no level', [], [1, 2], 'chain-empty'],
    ['a level without signers', levelsOf([1], []), [1, 2, 3], 'level-empty'],
    ['a stranger signs', levelsOf([9]), [1, 2, 3], 'signer-unknown'],
  ])('%s', (_, levels, staff, code) => {
    expect(whyNotChain(levels, staff)[0]?.code ?? null).toBe(code)
  })

  it('is asked again with the authors of a text, and without those who have left', () => {
    const chain = { levels: levelsOf([1, 2], [2, 3]) }
    expect(whyNotOpen(chain, [1], [1, 2, 3])).toBeNull()
    expect(whyNotOpen(chain, [1, 2], [1, 2, 3])?.code).toBe('too-few-people')
    expect(whyNotOpen(chain, [1], [1, 2])?.code).toBe('too-few-people')
  })
})

describe('条例第十七条: who signs', () => {
  const review = reviewOf(levelsOf([1, 2], [2, 3], [4]), [9, 8])
  it.each([
    ['an author', review, [], 9, HASH, 'author-signs'],
    ['a second author', review, [], 8, HASH, 'author-signs'],
    ['the signer of a later level', review, [], 4, HASH, 'not-signer'],
    ['the same person twice', review, [signed(1, 2)], 2, HASH, 'signed-already'],
    ['who saw another text', review, [], 1, 'another text', 'content-changed'],
    ['a signer of the level', review, [signed(1, 1)], 3, HASH, null],
    ['anybody after the end', { ...review, state: 'passed' as const }, [], 1, HASH, 'review-closed'],
  ])('%s', (_, under, signOffs, person, hash, code) => {
    expect(whyNotSign(under, signOffs, person, hash)?.code ?? null).toBe(code)
  })

  it('keeps the only signer of a later level for it', () => {
    const narrow = reviewOf(levelsOf([1, 2], [2]), [9])
    expect(whyNotSign(narrow, [], 2, HASH)?.code).toBe('needed-later')
    expect(whyNotSign(narrow, [], 1, HASH)).toBeNull()
  })

  const attest = (more: Partial<Attestation>): Attestation => ({
    verdict: 'pass',
    reviewed: true,
    proofread: true,
    opinion: '',
    contentHash: HASH,
    ...more,
  })
  it.each([
    [attest({}), null],
    [attest({ proofread: false }), 'not-attested'],
    [attest({ reviewed: false }), 'not-attested'],
    [attest({ verdict: 'return' }), 'opinion-missing'],
    [attest({ verdict: 'return', reviewed: false, opinion: '数据有误' }), null],
  ])('三审三校: both 审 and 校 to pass, a reason to return (%#)', (given, code) => {
    expect(whyNotAttest(given)?.code ?? null).toBe(code)
  })
})

describe('any team, any sequence of attempts', () => {
  const person = fc.integer({ min: 1, max: 6 })
  const chain = fc.array(fc.uniqueArray(person, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  })
  const staff = [1, 2, 3, 4, 5, 6]

  it('passes only with all levels signed by pairwise different people, none of them an author', () => {
    const reached = { passed: 0 }
    fc.assert(
      fc.property(
        chain,
        fc.uniqueArray(person, { minLength: 1, maxLength: 2 }),
        fc.array(fc.tuple(person, fc.constantFrom(HASH, HASH, HASH, 'another text')), { maxLength: 40 }),
        (signers, authors, attempts) => {
          const levels = levelsOf(...signers)
          if (whyNotOpen({ levels }, authors, staff) !== null) return
          const { review, signOffs } = play(reviewOf(levels, authors), attempts)
          if (review.state !== 'passed') return
          reached.passed += 1
          const people = [...signOffs.map((each) => each.personId), ...authors]
          expect(new Set(people).size).toBe(people.length)
          expect(signOffs.map((each) => each.level)).toEqual(levels.map((_, index) => index + 1))
          for (const each of signOffs) expect(levels[each.level - 1]?.signers).toContain(each.personId)
        },
      ),
      { seed: 20190515, numRuns: 3000 },
    )
    expect(reached.passed).toBeGreaterThan(300)
  })

  it('never gets stuck: whoever has signed so far, somebody can sign next', () => {
    fc.assert(
      fc.property(chain, fc.array(person, { maxLength: 20 }), (signers, order) => {
        const review = reviewOf(levelsOf(...signers), [7])
        if (whyNotOpen(review.chain, review.authorIds, staff) !== null) return
        const played = play(
          review,
          order.map((each) => [each, HASH] as const),
        )
        if (played.review.state !== 'open') return
        const next = staff.filter((each) => whyNotSign(played.review, played.signOffs, each, HASH) === null)
        expect(next.length).toBeGreaterThan(0)
      }),
      { seed: 20190515, numRuns: 3000 },
    )
  })
})

/** Everybody who tries in this order; the guard decides who signs. */
function play(
  review: Review,
  attempts: readonly (readonly [person: number, hash: string])[],
): { review: Review; signOffs: SignOff[] } {
  let state = review
  const signOffs: SignOff[] = []
  for (const [person, hash] of attempts) {
    if (whyNotSign(state, signOffs, person, hash) !== null) continue
    const next = stateAfter(state, signOffs, 'pass')
    signOffs.push(signed(currentLevel(signOffs), person))
    state = { ...state, state: next }
  }
  return { review: state, signOffs }
}
