import type { Day } from '../../lib/day.ts'

/**
 * What a column holds: a list, one page, a statutory list (条例第二十、二十一条), a topic; or nothing: the request
 * desk, and a link to another address.
 */
export type ColumnKind = 'list' | 'single' | 'statutory' | 'topic' | 'request' | 'link'

/** 栏目. */
export interface Column {
  id: number
  parentId: number | null
  /** Its place in addresses: lower-case words joined by hyphens, unique within the organ, never changed. */
  slug: string
  name: string
  kind: ColumnKind
  /** Its order among the columns of the same parent. */
  position: number
  description: string
  /** Where a link leads; empty for every other kind. */
  address: string
  /** Whether it stands in the navigation; a hidden column keeps its address. */
  visibility: 'shown' | 'hidden'
  /** The person who answers for its being up to date. */
  responsibleId: number | null
  /** The promised interval between updates, in calendar days. */
  updateIntervalDays: number | null
  /** A retired column keeps its address for ever: it leads to the successor, or home where there is none. */
  retirement: { on: Day; successorId: number | null } | null
}

/** What of a column can be written anew. Its address in the site and its kind stay. */
export type ColumnDescription = Pick<
  Column,
  'name' | 'description' | 'address' | 'visibility' | 'responsibleId' | 'updateIntervalDays'
>
