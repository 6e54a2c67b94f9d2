import type { Day } from '../lib/day.ts'
import type { Role } from '../modules/accounts/index.ts'
import type { EnteredCode } from '../modules/annual-report/index.ts'
import type { ColumnKind } from '../modules/catalogue/index.ts'
import type { ChannelKind } from '../modules/channels/index.ts'
import type { Founding } from '../modules/organs/index.ts'
import type { Submission } from '../modules/requests/index.ts'

/** What an organ of the demo is founded with. */
export interface Setting {
  founding: Founding
  foundedOn: Day
  people: readonly Member[]
  columns: readonly PlannedColumn[]
  channels: readonly { kind: ChannelKind; name: string }[]
  chain: { name: string; levels: readonly { name: string; signers: readonly string[] }[] }
}

/** A member of staff; `login` names the person throughout the plan. */
export interface Member {
  login: string
  name: string
  roles: readonly Role[]
  /** Name of the 承办科室. */
  unit?: string
}

export interface PlannedColumn {
  slug: string
  name: string
  kind: ColumnKind
  parent?: string
}

/** A document from its draft to its publications, all on one working day. */
export interface PlannedDocument {
  /** By this a replay recognises what it has already made. */
  origin: string
  /** Slug of its column. */
  column: string
  title: string
  bodyHtml: string
  summary: string
  source: string
  isRepost: boolean
  author: string
  /** One login per level of the chain. */
  signers: readonly string[]
  /** Names of the channels that carry it besides the website. */
  elsewhere: readonly string[]
}

/** What happens to the one request of the year. */
export type RequestStep =
  | { kind: 'submit' }
  | { kind: 'confirm'; by: string }
  | { kind: 'propose'; by: string; content: string }
  | { kind: 'approve'; by: string; opinion: string }
  | { kind: 'serve'; by: string }

export interface PlannedDay {
  day: Day
  documents: readonly PlannedDocument[]
  request: readonly RequestStep[]
}

/** The annual report from its first line to the public site; logins name people, `column` is a slug. */
export interface PlannedReport {
  year: number
  by: string
  decidedBy: string
  column: string
  chainName: string
  /** One login per level of the chain. */
  signers: readonly string[]
  figures: Readonly<Record<EnteredCode, { value: number; source: string }>>
  narrative: readonly string[]
  days: Readonly<Record<'begun' | 'submitted' | 'accepted' | 'sentForReview' | 'reviewed' | 'published', Day>>
}

/** Everything that an organ of the demo does, in order. */
export interface Plan {
  setting: Setting
  days: readonly PlannedDay[]
  submission: Submission | null
  /** Where the numbers of the year after go on; set when the year is through. */
  indexSeries: { year: number; last: number; by: string } | null
  /** Published last of all. */
  report: PlannedReport | null
}
