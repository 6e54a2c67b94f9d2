import type { Day } from '../../lib/day.ts'

/** 撤回事由: 涉密或敏感, 含个人信息, 内容错误, 重复发布, 侵权, 其他. */
export type TakedownCause = 'secret' | 'personal' | 'wrong' | 'duplicate' | 'infringement' | 'other'

interface Ordered {
  id: number
  documentId: number
  editionNo: number
  cause: TakedownCause
  reason: string
  /** Who orders it, by name. */
  orderedBy: string
  /** The public document to which the address leads; null for a tombstone. */
  redirectTo: number | null
  proposedBy: number
  proposedAt: Date
}

interface Gone {
  takenDownOn: Day
  takenDownAt: Date
}

interface Decided {
  decidedBy: number
  decidedAt: Date
}

export type Takedown =
  | (Ordered & { state: 'proposed' })
  /** Taken down at once because it was urgent; the other person has still to confirm. */
  | (Ordered & Gone & { state: 'unconfirmed' })
  | (Ordered & Gone & Decided & { state: 'confirmed' })
  | (Ordered & Decided & { state: 'declined' })

/** What stands at the address of something taken down. */
export interface Tombstone {
  takenDownOn: Day
  cause: TakedownCause
  /** Null where even the name would tell what must not be told. */
  title: string | null
  indexNumber: string
  /** A document that is public now; null for a tombstone. */
  redirectTo: number | null
}

export type CheckedPlace =
  | 'page'
  | 'edition'
  | 'home'
  | 'column'
  | 'feed'
  | 'sitemap'
  | 'data'
  | 'search'
  | 'linking'
  | 'attachment'
  | 'old-address'

/** An address of the site that could still carry what was taken down. */
export interface AddressToCheck {
  place: CheckedPlace
  address: string
}

/** What the site answered: null when it did not answer. `location` of a redirect. */
export type SiteAnswer = { status: number; body: string; location: string | null } | null

/** By what a text is recognised; null where another public text says the same. */
export interface Marks {
  documentId: number
  redirectTo: number | null
  /** Whether the tombstone itself may bear the title. */
  mayBeNamed: boolean
  title: string | null
  sample: string | null
  summary: string | null
}

export type Mark = 'status' | 'link' | 'title' | 'sample' | 'summary'

export interface TakedownCheck extends AddressToCheck {
  run: number
  status: number | null
  verdict: 'gone' | 'still' | 'unanswered'
  found: Mark[]
  checkedAt: Date
}
