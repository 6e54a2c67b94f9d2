import type { Day } from '../../lib/day.ts'
import type { Refusal } from '../../lib/refusal.ts'
import type { PostingView } from '../channels/index.ts'
import type { Correction, Remark, Topic } from '../review/index.ts'
import type { Content, DocumentKind, Edition, Validity } from './document.ts'
import type { Can, DocumentRow, StaffDocument } from './queries.ts'
import type { Relations } from './relations.ts'
import { contentHash, type RelationTarget } from './rules/index.ts'
import type { ScheduledDocument } from './schedules.ts'
import type { UnsignedDocument, Urgent } from './under-review.ts'

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
  /** 紧急发布 and why. */
  urgentReason: string | null
}

/** One line of the editions of a document, the newest first. */
export type EditionLine = Omit<EditionView, 'content' | 'version'>

/** 待办 around publication: what is set for an instant, what it came to, and what is still to be signed. */
export interface PublicationsToDo {
  schedules: ScheduledDocument[]
  unsigned: UnsignedDocument[]
}

/** A channel, and whether it carried the public edition. */
export interface CarryingChannel {
  id: number
  name: string
  isCarried: boolean
  /** An account that gets the edition, rather than a note that it was carried. */
  isConnected: boolean
  /** What of any edition is on its way there or was, the newest first. */
  postings: PostingView[]
}

export interface SignOffView {
  level: number
  levelName: string
  person: string
  /** The person a deputy stood for; null where the signer stood for himself. */
  inPlaceOf: string | null
  verdict: 'pass' | 'return'
  opinion: string
  remarks: readonly Remark[]
  notFormal: boolean
  /** 纸质签署. */
  paper: { signedOn: Day; recordedBy: string; keptAt: string; scan: string } | null
  signedAt: string
}

export interface DocumentView {
  id: number
  kind: DocumentKind
  columnId: number
  indexNumber: string | null
  firstPublishedOn: Day | null
  validity: Validity
  validityChangedOn: Day | null
  validityReason: string
  open: (EditionView & { contentHash: string }) | null
  published: EditionView | null
  review: {
    chainName: string
    chainVersion: number
    topic: Topic
    because: string
    correction: Correction | null
    levels: { name: string; signers: string[]; signerIds: readonly number[] }[]
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
  /** What the review is about, to be read and signed: the open edition, or one that went out urgently. */
  underReview: (EditionView & { contentHash: string }) | null
  urgent: Urgent | null
  schedule: {
    publishAt: string
    setByName: string
    isOfThisText: boolean
    refused: { at: string; reasons: Refusal[] } | null
  } | null
  /** Between what is public. */
  relations: Relations
  /** What the open edition names, as far as it is public. */
  openRelated: readonly RelationTarget[]
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
    validityChangedOn: document.validityChangedOn,
    validityReason: document.validityReason,
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
    underReview: found.underReview && {
      ...editionView(found.underReview, nameOf),
      contentHash: contentHash(found.underReview.content),
    },
    urgent: found.urgent,
    schedule: found.schedule && {
      publishAt: found.schedule.publishAt,
      setByName: found.schedule.setByName,
      isOfThisText: found.schedule.contentHash === openHash,
      refused: found.schedule.refused,
    },
    relations: found.relations,
    openRelated: found.openRelated,
    can: found.can,
  }
}

export function editionView(edition: Edition, nameOf: (id: number) => string): EditionView {
  return {
    no: edition.no,
    state: edition.state,
    content: edition.content,
    author: nameOf(edition.authorId),
    writtenAt: edition.writtenAt.toISOString(),
    version: edition.version,
    publishedOn: 'publishedOn' in edition ? edition.publishedOn : null,
    urgentReason: 'publishedOn' in edition ? edition.urgentReason : null,
  }
}

function reviewView(review: NonNullable<StaffDocument['review']>, nameOf: (id: number) => string) {
  const { levels } = review.chain
  return {
    chainName: review.chain.name,
    chainVersion: review.chain.versionNo,
    topic: review.topic,
    because: review.because,
    correction: review.correction,
    levels: levels.map(({ name, signers }) => ({ name, signers: signers.map(nameOf), signerIds: signers })),
    state: review.state,
    openedAt: review.openedAt.toISOString(),
    signOffs: review.signOffs.map((each) => ({
      level: each.level,
      levelName: levels[each.level - 1]?.name ?? '',
      person: each.personName,
      inPlaceOf: each.principal?.name ?? null,
      verdict: each.verdict,
      opinion: each.opinion,
      remarks: each.remarks,
      notFormal: each.notFormal,
      paper: each.paper && {
        signedOn: each.signedOn,
        recordedBy: each.paper.recordedByName,
        keptAt: each.paper.keptAt,
        scan: each.paper.scan,
      },
      signedAt: each.signedAt.toISOString(),
    })),
  }
}
