import type { Day } from '../../lib/day.ts'
import type { Refusal } from '../../lib/refusal.ts'
import type { Content, DocumentKind, Edition, Validity } from './document.ts'
import type { Can, DocumentRow, StaffDocument } from './queries.ts'
import { contentHash } from './rules/index.ts'

/** What the console receives: instants as ISO text. */
export interface DocumentListItem extends Omit<DocumentRow, 'writtenAt' | 'authorId'> {
  author: string
  writtenAt: string
}

export interface DocumentPage {
  total: number
  page: number
  perPage: number
  items: DocumentListItem[]
}

export interface EditionView {
  no: number
  state: Edition['state']
  content: Content
  author: string
  writtenAt: string
  version: number
  publishedOn: Day | null
}

export interface SignOffView {
  level: number
  levelName: string
  person: string
  verdict: 'pass' | 'return'
  opinion: string
  signedAt: string
}

export interface DocumentView {
  id: number
  kind: DocumentKind
  columnId: number
  indexNumber: string | null
  firstPublishedOn: Day | null
  validity: Validity
  open: (EditionView & { contentHash: string }) | null
  published: EditionView | null
  review: {
    chainName: string
    levels: { name: string; signers: string[] }[]
    state: 'open' | 'passed' | 'returned' | 'withdrawn'
    openedAt: string
    /** Whether it looked at the text as it is now. */
    of: 'this-text' | 'another-text'
    signOffs: SignOffView[]
  } | null
  secrecyReviews: {
    person: string
    verdict: 'pass' | 'return'
    opinion: string
    signedAt: string
    of: 'this-text' | 'another-text'
  }[]
  gate: Refusal[]
  can: Can
}

export interface TrailEntry {
  at: string
  actor: string
  action: string
  detail: unknown
}

/** `nameOf` knows the people of the organ by their ids. */
export function viewOf(found: StaffDocument, nameOf: (id: number) => string): DocumentView {
  const { document, open, openHash, published } = found
  // With nothing open, what is shown is what is published.
  const shownHash = openHash ?? (published && contentHash(published.content))
  const of = (hash: string) => (hash === shownHash ? 'this-text' : 'another-text')
  return {
    id: document.id,
    kind: document.kind,
    columnId: document.columnId,
    indexNumber: document.publication?.indexNumber ?? null,
    firstPublishedOn: document.publication?.firstPublishedOn ?? null,
    validity: document.validity,
    open: open && { ...editionView(open, nameOf), contentHash: openHash ?? '' },
    published: published && editionView(published, nameOf),
    review: found.review && { ...reviewView(found.review, nameOf), of: of(found.review.contentHash) },
    secrecyReviews: found.secrecyReviews.map((each) => ({
      person: each.personName,
      verdict: each.verdict,
      opinion: each.opinion,
      signedAt: each.signedAt.toISOString(),
      of: of(each.contentHash),
    })),
    gate: found.gate,
    can: found.can,
  }
}

function editionView(edition: Edition, nameOf: (id: number) => string): EditionView {
  return {
    no: edition.no,
    state: edition.state,
    content: edition.content,
    author: nameOf(edition.authorId),
    writtenAt: edition.writtenAt.toISOString(),
    version: edition.version,
    publishedOn: 'publishedOn' in edition ? edition.publishedOn : null,
  }
}

function reviewView(review: NonNullable<StaffDocument['review']>, nameOf: (id: number) => string) {
  const { levels } = review.chain
  return {
    chainName: review.chain.name,
    levels: levels.map(({ name, signers }) => ({ name, signers: signers.map(nameOf) })),
    state: review.state,
    openedAt: review.openedAt.toISOString(),
    signOffs: review.signOffs.map((each) => ({
      level: each.level,
      levelName: levels[each.level - 1]?.name ?? '',
      person: each.personName,
      verdict: each.verdict,
      opinion: each.opinion,
      signedAt: each.signedAt.toISOString(),
    })),
  }
}
