import { describe, expect, it } from 'vitest'
import { day } from '../../../lib/day.ts'
import { changedContent, firstContent } from '../body.ts'
import type { Changes, Document, OpenEdition } from '../document.ts'
import {
  contentHash,
  type GateFacts,
  indexNumber,
  serialOf,
  whyNotEdit,
  whyNotMarkValidity,
  whyNotMove,
  whyNotNewEdition,
  whyNotPublish,
  whyNotReviewSecrecy,
  whyNotSeriesStart,
  whyNotSubmit,
} from './index.ts'

const GOOD = { title: '关于开展检查的通知', bodyHtml: '<p>各县（市）区人民政府：</p>' }

function edition(state: OpenEdition['state'], changes: Changes = {}): OpenEdition {
  return {
    documentId: 1,
    no: 1,
    content: changedContent(firstContent({ kind: 'general', columnId: 1, ...GOOD }), changes),
    authorId: 1,
    writerIds: [1, 2],
    lastWriterId: 1,
    writtenAt: new Date(0),
    version: 1,
    state,
  }
}

const OPEN: GateFacts = {
  column: { name: '通知公告', kind: 'list' },
  signOffs: 'complete',
  secrecy: 'passed',
  numberHolder: null,
  targets: [],
  settled: [],
  findings: [],
}
const DOCUMENT: Document = {
  id: 1,
  columnId: 1,
  kind: 'general',
  publication: null,
  validity: 'valid',
  validityChangedOn: null,
  validityReason: '',
  origin: null,
  version: 1,
}
const PUBLIC: Document = {
  ...DOCUMENT,
  publication: { indexNumber: '011158671/2025-01487', editionNo: 1, firstPublishedOn: day('2025-01-14') },
}

describe('the gate', () => {
  const codes = (
    changes: Changes,
    facts: Partial<GateFacts> = {},
    state: OpenEdition['state'] = 'approved',
  ) => whyNotPublish(edition(state, changes), { ...OPEN, ...facts }).map((each) => each.code)

  it('lets through what has everything', () => expect(codes({})).toEqual([]))
  it.each([
    ['条例第十七条: sign-offs', codes({}, { signOffs: 'missing' }), ['sign-offs-missing']],
    ['保守国家秘密法第三十五条: secrecy review', codes({}, { secrecy: 'missing' }), ['secrecy-missing']],
    ['a draft', codes({}, {}, 'draft'), ['not-approved']],
    ['under review', codes({}, {}, 'inReview'), ['not-approved']],
    ['no title', codes({ title: '  ' }), ['title-missing']],
    ['a body of nothing but tags', codes({ bodyHtml: '<p><br>&nbsp; </p>' }), ['body-missing']],
    ['a repost without its source', codes({ isRepost: true }), ['source-missing']],
    ['a repost with its source', codes({ isRepost: true, source: '中国政府网' }), []],
    [
      '条例第十三条: on request',
      codes({ disclosure: 'onRequest', disclosureReason: '涉及第三方' }),
      ['not-proactive'],
    ],
    [
      '条例第十四条: withheld without a reason',
      codes({ disclosure: 'withheld' }),
      ['not-proactive', 'disclosure-reason-missing'],
    ],
    [
      '条例第二十九条: the request desk holds no documents',
      codes({}, { column: { name: '依申请公开', kind: 'request' } }),
      ['column-holds-no-documents'],
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })

  it('gives all reasons at once', () => {
    const changes: Changes = { title: '', bodyHtml: '', isRepost: true, disclosure: 'withheld' }
    expect(codes(changes, { signOffs: 'missing', secrecy: 'missing' }, 'draft')).toEqual([
      'not-approved',
      'sign-offs-missing',
      'secrecy-missing',
      'not-proactive',
      'title-missing',
      'body-missing',
      'source-missing',
      'disclosure-reason-missing',
    ])
  })

  it('has nothing to publish without an open edition', () => {
    expect(whyNotPublish(null, OPEN).map((each) => each.code)).toEqual(['nothing-to-publish'])
  })
})

const REPEALED = { validity: 'repealed', reason: '已有新规定' } as const

describe('guards of a document', () => {
  it.each([
    ['edit a draft', whyNotEdit(edition('draft')), null],
    ['edit what is approved: it will need new sign-offs', whyNotEdit(edition('approved')), null],
    ['edit published text', whyNotEdit(null), 'no-open-edition'],
    ['submit twice', whyNotSubmit(edition('inReview')), 'not-draft'],
    ['a new edition of a draft', whyNotNewEdition(DOCUMENT, edition('draft')), 'never-published'],
    ['two open editions', whyNotNewEdition(PUBLIC, edition('draft')), 'open-edition'],
    ['a new edition of what is public', whyNotNewEdition(PUBLIC, null), null],
    ['move a draft', whyNotMove(DOCUMENT, { columnId: 2, kind: 'general' }), null],
    ['move what is public', whyNotMove(PUBLIC, { columnId: 2, kind: 'general' }), 'published-stays'],
    [
      '保守国家秘密法第三十五条: a writer clears the text',
      whyNotReviewSecrecy(edition('draft'), 2),
      'author-signs',
    ],
    ['repeal a draft', whyNotMarkValidity(DOCUMENT, REPEALED), 'not-public'],
    ['repeal what is public', whyNotMarkValidity(PUBLIC, REPEALED), null],
    [
      'repeal without a word why',
      whyNotMarkValidity(PUBLIC, { ...REPEALED, reason: ' ' }),
      'validity-reason-missing',
    ],
  ])('%s', (_, reason, code) => {
    expect(reason?.code ?? null).toBe(code)
  })
})

describe('政府信息公开目录系统实施指引: the index number', () => {
  it('has twenty characters and a serial of five digits', () => {
    expect(indexNumber('011158671', 2025, 1487)).toBe('011158671/2025-01487')
    expect(serialOf('011158671/2025-01487')).toBe(1487)
  })
  it.each([
    [1486, 0, null],
    [1486, 1486, null],
    [1486, 1487, 'series-below'],
    [100_000, 0, 'series-range'],
    [-1, 0, 'series-range'],
  ])('a series from %i when %i was given: %s', (last, highestGiven, code) => {
    expect(whyNotSeriesStart({ last, highestGiven })?.code ?? null).toBe(code)
  })
})

describe('the content hash', () => {
  it('changes with every field of the content', () => {
    const content = edition('draft').content
    const others = Object.keys(content).map((key) => contentHash({ ...content, [key]: '改' }))
    expect(new Set([contentHash(content), ...others]).size).toBe(Object.keys(content).length + 1)
  })
})
