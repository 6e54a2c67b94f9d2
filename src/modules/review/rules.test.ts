import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../lib/day.ts'
import type { Attestation, Level, Review, SignOff } from './review.ts'
import {
  currentLevel,
  standsFor,
  stateAfter,
  whyNotAttest,
  whyNotCallFormal,
  whyNotChain,
  whyNotOpen,
  whyNotRecordPaper,
  whyNotSign,
} from './rules.ts'

const HASH = 'the text'

function reviewOf(levels: readonly Level[], authorIds: readonly number[]): Review {
  return {
    id: 1,
    subject: { kind: 'document', id: 1, title: '通知' },
    chain: { id: 1, name: '普通', versionNo: 1, levels, uses: [] },
    topic: 'ordinary',
    because: '',
    correction: null,
    deputies: [],
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
    principal: null,
    remarks: [],
    notFormal: false,
    paper: null,
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

describe('A/B角: a deputy signs as such', () => {
  const levels = levelsOf([1, 2], [2, 3], [4])
  const under = (deputies: [person: number, deputy: number][]) => ({
    ...reviewOf(levels, [9]),
    deputies: deputies.map(([personId, deputyId]) => ({ personId, deputyId })),
  })
  const inPlaceOf = (level: number, person: number, principal: number) => ({
    ...signed(level, person),
    principal: { id: principal, name: `${principal}` },
  })
  it.each([
    ['for a signer of the level', under([[1, 7]]), [], 7, null, 1],
    ['for nobody of this level', under([[4, 7]]), [], 7, 'not-signer', null],
    [
      'a deputy of a deputy',
      under([
        [1, 7],
        [7, 8],
      ]),
      [],
      8,
      'not-signer',
      null,
    ],
    ['the author', under([[1, 9]]), [], 9, 'author-signs', 1],
    ['after signing himself', under([[2, 1]]), [signed(1, 1)], 1, 'signed-already', 2],
    [
      'twice, for two people',
      under([
        [1, 7],
        [3, 7],
      ]),
      [inPlaceOf(1, 7, 1)],
      7,
      'signed-already',
      3,
    ],
    ['for who has signed himself', under([[2, 7]]), [signed(1, 2)], 7, 'not-signer', null],
    ['himself, where he is named too', under([[1, 2]]), [], 2, null, 2],
    [
      'in the place of the only one left for later',
      { ...under([[4, 7]]), chain: { ...under([]).chain, levels: levelsOf([4, 1], [4]) } },
      [],
      7,
      'needed-later',
      4,
    ],
  ] as const)('%s', (_, review, signOffs, person, code, principal) => {
    expect(whyNotSign(review, signOffs, person, HASH)?.code ?? null).toBe(code)
    expect(standsFor(review, signOffs, person)).toBe(principal)
  })

  it('spends the person stood for: a principal does not sign another level', () => {
    expect(whyNotSign(under([]), [inPlaceOf(1, 7, 2)], 2, HASH)?.code).toBe('signed-already')
    expect(whyNotSign(under([]), [inPlaceOf(1, 7, 2)], 3, HASH)).toBeNull()
  })
})

describe('纸质签署', () => {
  const facts = { recorder: 5, openedOn: '2024-01-02' as Day, today: '2024-01-05' as Day }
  const given = { personId: 1, signedOn: '2024-01-03' as Day, keptAt: '档案柜 3' }
  it.each([
    ['recorded by another', {}, {}, null],
    ['by oneself', { personId: 5 }, {}, 'paper-own'],
    ['by the author', {}, { recorder: 9 }, 'paper-author'],
    ['of tomorrow', { signedOn: '2024-01-06' as Day }, {}, 'paper-future'],
    ['of before the text was put up', { signedOn: '2024-01-01' as Day }, {}, 'paper-early'],
    ['kept nowhere', { keptAt: ' ' }, {}, 'paper-place'],
  ])('%s', (_, more, other, code) => {
    const review = reviewOf(levelsOf([1], [2], [3]), [9])
    expect(whyNotRecordPaper(review, { ...given, ...more }, { ...facts, ...other })?.code ?? null).toBe(code)
  })
})

describe('退回', () => {
  const base = {
    verdict: 'return',
    reviewed: true,
    proofread: false,
    opinion: '',
    contentHash: HASH,
  } as const
  it('is reason enough with remarks tied to places, each of them whole', () => {
    expect(whyNotAttest({ ...base, remarks: [{ quote: '3 月', remark: '应为 4 月' }] })).toBeNull()
    expect(whyNotAttest({ ...base, remarks: [{ quote: '3 月', remark: ' ' }] })).toMatchObject({
      code: 'remark-empty',
      field: 'remarks.0',
    })
  })

  it('says “不属于形式勘误” of a correction only', () => {
    const correction = { topic: 'correction' } as const
    expect(whyNotCallFormal(correction, { ...base, notFormal: true })).toBeNull()
    expect(whyNotCallFormal({ topic: 'ordinary' }, { ...base, notFormal: true })?.code).toBe(
      'not-a-correction',
    )
    expect(whyNotCallFormal(correction, { ...base, verdict: 'pass', notFormal: true })?.code).toBe(
      'not-a-correction',
    )
  })
})

describe('any team, any sequence of attempts', () => {
  const person = fc.integer({ min: 1, max: 6 })
  const chain = fc.array(fc.uniqueArray(person, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  })
  const deputies = fc.array(fc.record({ personId: person, deputyId: fc.integer({ min: 1, max: 8 }) }), {
    maxLength: 4,
  })
  const staff = [1, 2, 3, 4, 5, 6, 7, 8]

  it('passes only with all levels signed by pairwise different people, for different people, none of them an author', () => {
    const reached = { passed: 0, asDeputy: 0 }
    fc.assert(
      fc.property(
        chain,
        deputies,
        fc.uniqueArray(person, { minLength: 1, maxLength: 2 }),
        fc.array(
          fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(HASH, HASH, HASH, 'another text')),
          { maxLength: 40 },
        ),
        (signers, standing, authors, attempts) => {
          const levels = levelsOf(...signers)
          if (whyNotOpen({ levels }, authors, staff) !== null) return
          const { review, signOffs } = play({ ...reviewOf(levels, authors), deputies: standing }, attempts)
          if (review.state !== 'passed') return
          reached.passed += 1
          const principals = signOffs.flatMap(({ principal }) => principal?.id ?? [])
          reached.asDeputy += principals.length
          const people = [...signOffs.map((each) => each.personId), ...principals, ...authors]
          expect(new Set(people).size).toBe(people.length)
          expect(signOffs.map((each) => each.level)).toEqual(levels.map((_, index) => index + 1))
          for (const { level, personId, principal } of signOffs) {
            expect(levels[level - 1]?.signers).toContain(principal?.id ?? personId)
            if (principal !== null) {
              expect(standing).toContainEqual({ personId: principal.id, deputyId: personId })
            }
          }
        },
      ),
      { seed: 20190515, numRuns: 6000 },
    )
    expect(reached.passed).toBeGreaterThan(600)
    expect(reached.asDeputy).toBeGreaterThan(100)
  })

  it('never gets stuck: whoever has signed so far, for whomever, somebody named can sign next', () => {
    const reached = { open: 0 }
    fc.assert(
      fc.property(
        chain,
        deputies,
        fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 20 }),
        (signers, standing, order) => {
          const review = { ...reviewOf(levelsOf(...signers), [9]), deputies: standing }
          if (whyNotOpen(review.chain, review.authorIds, staff) !== null) return
          const played = play(
            review,
            order.map((each) => [each, HASH] as const),
          )
          if (played.review.state !== 'open') return
          reached.open += 1
          // Deputies may have gone by then: the signers alone suffice.
          const later = { ...played.review, deputies: [] }
          const next = staff.filter((each) => whyNotSign(later, played.signOffs, each, HASH) === null)
          expect(next.length).toBeGreaterThan(0)
        },
      ),
      { seed: 20190515, numRuns: 6000 },
    )
    expect(reached.open).toBeGreaterThan(600)
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
    const id = standsFor(state, signOffs, person)
    const principal = id === null || id === person ? null : { id, name: `${id}` }
    signOffs.push({ ...signed(currentLevel(signOffs), person), principal })
    state = { ...state, state: next }
  }
  return { review: state, signOffs }
}
