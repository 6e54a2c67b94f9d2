import { describe, expect, it } from 'vitest'
import { day } from '../../../lib/day.ts'
import type { Document, Edition } from '../document.ts'
import type { Marks, Takedown, TakedownCause } from '../takedown.ts'
import {
  isUrgent,
  judgeAnswer,
  mayBeNamed,
  pagesToCheck,
  sampleOf,
  type TakedownFacts,
  whyNotCheck,
  whyNotConfirm,
  whyNotDecline,
  whyNotTakeDown,
  whyTakenDown,
  worstOf,
} from './index.ts'

const PROPOSER = 7
const OTHER = 8
const PUBLISHED_AT = new Date('2025-02-03T01:00:00Z')
const BEFORE = new Date('2025-02-02T01:00:00Z')
const AFTER = new Date('2025-02-04T01:00:00Z')

function facts(
  state: Edition['state'] | null,
  options: { editionNo?: number; proposed?: boolean; earlier?: number[] } = {},
): TakedownFacts {
  const no = options.editionNo ?? 1
  const publication =
    state === null ? null : { indexNumber: 'n', editionNo: no, firstPublishedOn: day('2025-01-14') }
  return {
    document: { id: 5, publication } as Document,
    shown: state === null ? null : ({ state, no, publishedAt: PUBLISHED_AT } as Edition),
    earlier: options.earlier ?? [],
    proposed: options.proposed ? takedown('proposed') : null,
  }
}

function takedown(state: Takedown['state'], editionNo = 1): Takedown {
  return { state, editionNo, documentId: 5, proposedBy: PROPOSER } as Takedown
}

const ORDER = {
  editionNo: 1,
  cause: 'wrong' as TakedownCause,
  reason: '金额有误',
  orderedBy: '王某',
  redirectTo: null,
}

const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code)
const codeOf = (reason: { code: string } | null) => reason?.code ?? null

describe('条例第十四条、第十五条: what may not be disclosed', () => {
  it.each([
    ['secret', true],
    ['personal', true],
    ['wrong', false],
    ['duplicate', false],
    ['infringement', false],
    ['other', false],
  ] as const)('%s goes at once and is not named: %s', (cause, urgent) => {
    expect(isUrgent(cause)).toBe(urgent)
    expect(mayBeNamed(cause)).toBe(!urgent)
  })
})

describe('an order to take down', () => {
  it.each([
    ['a draft', facts(null), {}, ['never-published']],
    ['what is public', facts('published'), {}, []],
    ['what is down already', facts('takenDown'), {}, ['taken-down-already']],
    [
      'what somebody else has just proposed',
      facts('published', { proposed: true }),
      {},
      ['takedown-proposed'],
    ],
    ['an edition superseded meanwhile', facts('published', { editionNo: 2 }), {}, ['edition-superseded']],
    [
      'with nothing said',
      facts('published'),
      { reason: ' ', orderedBy: '' },
      ['takedown-reason', 'takedown-orderer'],
    ],
    ['that leads to itself', facts('published'), { redirectTo: 5 }, ['redirect-itself']],
    ['that leads to what is not public', facts('published'), { redirectTo: 9 }, ['redirect-not-public']],
  ])('%s: %#', (_, at, changes, expected) => {
    expect(codes(whyNotTakeDown(at, { ...ORDER, ...changes }, null))).toEqual(expected)
  })

  it('may lead to another public text', () => {
    expect(whyNotTakeDown(facts('published'), { ...ORDER, redirectTo: 9 }, { id: 9 })).toEqual([])
  })
})

describe('another person confirms', () => {
  it.each([
    ['a proposal', takedown('proposed'), OTHER, facts('published'), null],
    ['one’s own proposal', takedown('proposed'), PROPOSER, facts('published'), 'same-person'],
    ['what was urgent', takedown('unconfirmed'), OTHER, facts('takenDown'), null],
    ['one’s own urgent takedown', takedown('unconfirmed'), PROPOSER, facts('takenDown'), 'same-person'],
    ['what is confirmed', takedown('confirmed'), OTHER, facts('takenDown'), 'takedown-decided'],
    ['what was declined', takedown('declined'), OTHER, facts('published'), 'takedown-decided'],
    [
      'a proposal for an edition superseded meanwhile',
      takedown('proposed'),
      OTHER,
      facts('published', { editionNo: 2 }),
      'edition-superseded',
    ],
  ] as const)('%s', (_, which, person, at, expected) => {
    expect(codeOf(whyNotConfirm(which, at, person))).toBe(expected)
  })

  it.each([
    ['proposed', null],
    ['unconfirmed', 'down-already'],
    ['confirmed', 'takedown-decided'],
    ['declined', 'takedown-decided'],
  ] as const)('or declines what is %s: %s', (state, expected) => {
    expect(codeOf(whyNotDecline(takedown(state)))).toBe(expected)
  })
})

describe('a proof', () => {
  it.each([
    ['proposed', 'takenDown', 1, 'not-down-yet'],
    ['declined', 'published', 1, 'takedown-decided'],
    ['confirmed', 'takenDown', 1, null],
    ['unconfirmed', 'takenDown', 1, null],
    ['confirmed', 'published', 2, 'published-again'],
    ['confirmed', 'takenDown', 2, 'published-again'],
  ] as const)(
    'of what is %s while the newest edition is %s (%i): %s',
    (state, shown, editionNo, expected) => {
      const { shown: edition } = facts(shown, { editionNo })
      expect(codeOf(whyNotCheck(takedown(state), edition))).toBe(expected)
    },
  )

  it('is of nothing that takes part in public life', () => {
    expect(codeOf(whyTakenDown(facts('takenDown').shown))).toBe('taken-down')
    expect(whyTakenDown(facts('published').shown)).toBeNull()
  })
})

const MARKS: Marks = {
  documentId: 12,
  redirectTo: null,
  mayBeNamed: true,
  title: '关于“一企一策”的通知',
  sample: '本通知自发布之日起施行',
  summary: null,
}
const answer = (body: string, status = 200, location: string | null = null) => ({ status, body, location })
const judge = (place: 'page' | 'column' | 'home' | 'linking' | 'attachment' | 'old-address', given: never) =>
  judgeAnswer({ place, address: '/x' }, given, MARKS)

describe('what an answer proves', () => {
  it.each([
    ['column', answer('<a href="/documents/123">另一条</a>'), 'gone', []],
    ['column', answer('<a href="/documents/12">…</a>'), 'still', ['link']],
    ['column', answer('<li>关于“一企\n一策”的通知</li>'), 'still', ['title']],
    ['column', answer('<li>关于&#8220;一企一策&#x201d;的通知</li>'), 'still', ['title']],
    ['home', answer('<meta name="d" content="关于“一企一策”的通知"/>'), 'still', ['title']],
    ['home', answer('<p>本通知自<b>发布</b>之日起施行。</p>'), 'still', ['sample']],
    ['column', answer('', 404), 'gone', []],
    ['column', answer('', 500), 'unanswered', []],
    ['column', answer('', 429), 'unanswered', []],
    ['column', null, 'unanswered', []],
    ['page', answer('《关于“一企一策”的通知》已撤回', 410), 'gone', []],
    ['page', answer('<p>页面</p>'), 'still', ['status']],
    ['page', answer('', 404), 'still', ['status']],
    ['page', answer('本通知自发布之日起施行', 410), 'still', ['sample']],
    ['attachment', answer('%PDF'), 'still', ['status']],
    ['attachment', answer('', 404), 'gone', []],
    ['old-address', answer('', 301, '/documents/12'), 'gone', []],
    ['old-address', answer('旧页面'), 'still', ['status']],
    ['linking', answer('<a href="/documents/12">见此</a>'), 'gone', []],
    ['linking', answer('<a href="/documents/12">关于“一企一策”的通知</a>'), 'still', ['title']],
  ] as const)('%s: %#', (place, given, verdict, found) => {
    expect(judge(place, given as never)).toMatchObject({ verdict, found })
  })

  it('takes a redirect only to where it was ordered', () => {
    const leading = { ...MARKS, redirectTo: 9 }
    const page = { place: 'page', address: '/documents/12' } as const
    expect(judgeAnswer(page, answer('', 301, '/documents/9'), leading).verdict).toBe('gone')
    expect(judgeAnswer(page, answer('', 301, '/documents/8'), leading).verdict).toBe('still')
    expect(judgeAnswer(page, answer('', 301, '/documents/9'), MARKS).verdict).toBe('still')
  })

  it('does not let even the tombstone name what must not be named', () => {
    const page = { place: 'page', address: '/documents/12' } as const
    const hidden = { ...MARKS, mayBeNamed: false }
    expect(judgeAnswer(page, answer('《关于“一企一策”的通知》', 410), hidden).found).toEqual(['title'])
  })

  it('is the worst of what several requests bring', () => {
    const gone = { status: 200, verdict: 'gone', found: [] } as const
    const still = { status: 200, verdict: 'still', found: ['link'] } as const
    const unanswered = { status: null, verdict: 'unanswered', found: [] } as const
    const worst = (...list: unknown[]) => worstOf(list as never).verdict
    expect(worst(gone, gone)).toBe('gone')
    expect(worst(gone, unanswered)).toBe('unanswered')
    expect(worst(still, unanswered)).toBe('still')
    expect(worst()).toBe('unanswered')
  })
})

describe('what is looked for, and where', () => {
  it('takes the longest run of text, and none that any page may say', () => {
    expect(sampleOf('<p>正文。</p>')).toBeNull()
    expect(sampleOf('<p>甲</p><p>本通知自发布之日起施行，有效期五年。</p>')).toBe(
      '本通知自发布之日起施行，有效期五年。',
    )
    expect(sampleOf(`<p>${'长'.repeat(99)}</p>`)).toHaveLength(40)
  })

  it('looks at every page of a list of ordinary length, else around its place', () => {
    expect(pagesToCheck(0, 1)).toEqual([1])
    expect(pagesToCheck(3, 1)).toEqual([1, 2, 3])
    expect(pagesToCheck(500, 100)).toEqual([1, 98, 99, 100, 101, 102, 500])
  })
})

describe('历史版本', () => {
  const second = facts('published', { editionNo: 2, earlier: [1] })
  const order = { ...ORDER, of: 'earlier' as const }

  it('can be taken down alone, where the public can still look it up, and leads nowhere else', () => {
    expect(whyNotTakeDown(second, order, null)).toEqual([])
    expect(codes(whyNotTakeDown(second, { ...order, editionNo: 2 }, null))).toEqual([
      'not-an-earlier-edition',
    ])
    expect(codes(whyNotTakeDown(second, { ...order, redirectTo: 9 }, { id: 9 }))).toEqual([
      'redirect-of-earlier',
    ])
    expect(codes(whyNotTakeDown(second, ORDER, null))).toEqual(['edition-superseded'])
  })

  it('is confirmed where it had been superseded before it was proposed, not where it was superseded meanwhile', () => {
    const proposedAt = (at: Date) => ({ ...takedown('proposed'), proposedAt: at }) as Takedown
    expect(whyNotConfirm(proposedAt(AFTER), second, OTHER)).toBeNull()
    expect(codeOf(whyNotConfirm(proposedAt(BEFORE), second, OTHER))).toBe('edition-superseded')
  })

  it('is proved gone although the document is public', () => {
    const takenDownAt = (at: Date) => ({ ...takedown('confirmed'), takenDownAt: at }) as Takedown
    expect(whyNotCheck(takenDownAt(AFTER), second.shown)).toBeNull()
    expect(codeOf(whyNotCheck(takenDownAt(BEFORE), second.shown))).toBe('published-again')
  })
})
