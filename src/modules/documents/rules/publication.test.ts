import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstContent } from '../body.ts'
import type { Content, OpenEdition, Relation, RelationKind, Validity } from '../document.ts'
import {
  contentHash,
  type GateFacts,
  newEffects,
  whyNotAsScheduled,
  whyNotPublish,
  whyNotRelate,
  whyNotSchedule,
  whyNotTakeEffect,
  whyNotUrgentReason,
  whyNumberTaken,
} from './index.ts'

const OLD = {
  kind: 'normativeDocument',
  columnId: 7,
  title: '办法',
  bodyHtml: '<p>一</p>',
  documentNumber: '襄招商发〔2024〕1号',
  issuedOn: '2024-03-01',
  theme: '其他',
  disclosure: 'proactive',
  disclosureReason: '',
  source: '',
  isRepost: false,
  summary: '概述',
} as unknown as Content
const CONTENT = firstContent(OLD)

const FACTS: GateFacts = {
  column: { name: '通知公告', kind: 'list' } as GateFacts['column'],
  signOffs: 'complete',
  secrecy: 'passed',
  findings: [],
  numberHolder: null,
  targets: [],
  settled: [],
}

function edition(state: OpenEdition['state'], changes: Partial<Content> = {}): OpenEdition {
  return { documentId: 1, no: 1, state, content: { ...CONTENT, ...changes } } as OpenEdition
}

const codes = (state: OpenEdition['state'], facts: Partial<GateFacts>, pace: 'regular' | 'urgent') =>
  whyNotPublish(edition(state), { ...FACTS, ...facts }, pace).map((each) => each.code)

describe('the content hash', () => {
  it('of what was signed before there were 体裁, 关键词 and relations is what it was', () => {
    const signed = 'c97eb0806dff43e4d5920f1d363395a576faeb5714cb49e0ed1f85b64e190ff8'
    expect(contentHash(CONTENT)).toBe(signed)
  })

  it.each([
    { genre: 'notice' },
    { sourceUrl: 'https://www.gov.cn/' },
    { byline: '张三' },
    { keywords: '招商' },
    { relations: [{ kind: 'repeals', documentId: 2 }] },
  ] as Partial<Content>[])('covers %o', (added) => {
    expect(contentHash({ ...CONTENT, ...added })).not.toBe(contentHash(CONTENT))
  })
})

describe('条例第十七条: 紧急发布', () => {
  it('needs one level, and says so when there is none', () => {
    expect(codes('inReview', { signOffs: 'begun' }, 'urgent')).toEqual([])
    expect(codes('inReview', { signOffs: 'begun' }, 'regular')).toEqual(['not-approved', 'sign-offs-missing'])
    expect(codes('inReview', { signOffs: 'missing' }, 'urgent')).toEqual(['sign-offs-missing'])
  })

  it('is not for what all levels have signed, nor for a draft', () => {
    expect(codes('approved', {}, 'urgent')).toEqual(['urgent-needless'])
    expect(codes('draft', { signOffs: 'begun' }, 'urgent')).toEqual(['not-approved'])
  })

  it('says why', () => {
    expect(whyNotUrgentReason(' ')?.field).toBe('urgentReason')
    expect(whyNotUrgentReason('防汛Ⅱ级应急响应')).toBeNull()
  })

  it('保守国家秘密法第三十五条: never shortens the secrecy review, whatever else is so', () => {
    const anyFacts = fc.record({
      signOffs: fc.constantFrom('complete', 'begun', 'missing'),
      secrecy: fc.constantFrom('passed', 'missing'),
      numberHolder: fc.constantFrom(null, { title: '另一份' }),
    })
    const anyState = fc.constantFrom('draft', 'inReview', 'approved')
    fc.assert(
      fc.property(anyState, anyFacts, (state, facts) => {
        const urgent = codes(state as never, facts as never, 'urgent')
        const regular = codes(state as never, facts as never, 'regular')
        expect(urgent.includes('secrecy-missing')).toBe(facts.secrecy === 'missing')
        // Beside the levels and the state they lead to, nothing is let through that would not be otherwise.
        const levels = ['sign-offs-missing', 'not-approved', 'urgent-needless']
        const rest = (all: string[]) => all.filter((code) => !levels.includes(code))
        expect(rest(urgent)).toEqual(rest(regular))
      }),
      { seed: 35, numRuns: 200 },
    )
  })
})

describe('文号', () => {
  it('of another public document is refused beside its field', () => {
    expect(whyNumberTaken({ title: '办法' })).toMatchObject({
      code: 'document-number-taken',
      field: 'documentNumber',
    })
    expect(codes('approved', { numberHolder: { title: '办法' } }, 'regular')).toEqual([
      'document-number-taken',
    ])
  })
})

describe('relations', () => {
  const target = (id: number, validity: Validity = 'valid') => ({ id, title: `文件${id}`, validity })
  const relation = (kind: RelationKind, documentId: number): Relation => ({ kind, documentId })

  it.each([
    ['with itself', relation('repeals', 1), 'relation-itself'],
    ['with what is not public', relation('interprets', 3), 'relation-not-public'],
    ['with what is public', relation('interprets', 2), undefined],
  ])('%s', (_, given, code) => {
    expect(whyNotRelate(1, [given], [target(2)])[0]?.code).toBe(code)
  })

  it.each([
    ['repeals', 'repealed', 'relation-ended'],
    ['amends', 'expired', 'relation-ended'],
    ['repeals', 'amended', undefined],
    ['amends', 'amended', undefined],
    ['interprets', 'repealed', undefined],
  ] as const)('%s what is %s: %s', (kind, validity, code) => {
    const found = whyNotTakeEffect([relation(kind, 2)], [], [target(2, validity)])
    expect(found[0]?.code).toBe(code)
  })

  it('have their effect once: a later edition that still states a repeal is not refused for it', () => {
    const stated = [relation('repeals', 2)]
    expect(whyNotTakeEffect(stated, stated, [target(2, 'repealed')])).toEqual([])
    expect(newEffects(stated, stated)).toEqual([])
  })

  it('never mark one document twice, and in the order in which all publications lock', () => {
    const kinds = fc.constantFrom<RelationKind>('interprets', 'repeals', 'amends')
    const some = fc.array(fc.record({ kind: kinds, documentId: fc.integer({ min: 1, max: 6 }) }))
    const unique = (list: Relation[]) => [
      ...new Map(list.map((each) => [`${each.kind}${each.documentId}`, each])).values(),
    ]
    fc.assert(
      fc.property(some, some, (relations, settled) => {
        const ids = newEffects(unique(relations), unique(settled)).map(({ documentId }) => documentId)
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
      }),
      { seed: 20, numRuns: 200 },
    )
  })
})

describe('定时发布', () => {
  const now = new Date('2025-01-14T02:00:00Z')
  it.each([
    ['2025-01-14T02:00:00Z', 'schedule-past'],
    ['2025-01-14T02:01:00Z', undefined],
    ['2026-01-15T02:00:00Z', undefined],
    ['2026-02-14T02:00:00Z', 'schedule-far'],
  ])('for %s: %s', (at, code) => {
    expect(whyNotSchedule(new Date(at), now)?.code).toBe(code)
  })

  it('is of the text that was meant', () => {
    expect(whyNotAsScheduled('a', { contentHash: 'a' })).toBeNull()
    expect(whyNotAsScheduled('b', { contentHash: 'a' })?.code).toBe('schedule-text-changed')
  })
})
