import type { Day } from '../../lib/day.ts'
import type { ChannelKind } from '../channels/index.ts'
import type { AnnualReport, Cell, Table2, Table3, Table4 } from './report.ts'

/** What no ledger of the platform holds: entered by a person, with its source. */
export const ENTERED_FIGURES = {
  licences: { label: '行政许可：本年处理决定数量', unit: '件', table2: true },
  penalties: { label: '行政处罚：本年处理决定数量', unit: '件', table2: true },
  coercion: { label: '行政强制：本年处理决定数量', unit: '件', table2: true },
  fees: { label: '行政事业性收费：本年收费金额', unit: '万元', table2: true },
  suggestions: { label: '承办人大建议', unit: '件', table2: false },
  recessSuggestions: { label: '承办人大闭会期间建议', unit: '件', table2: false },
  proposals: { label: '承办政协提案', unit: '件', table2: false },
} as const

export type EnteredCode = keyof typeof ENTERED_FIGURES

/** 现行有效件数 of what an organ made before this program and has not moved in, by the kind of document. */
export const OPENING_FIGURES = {
  rule: 'opening.rules',
  normativeDocument: 'opening.normativeDocuments',
} as const

export type OpeningCode = (typeof OPENING_FIGURES)[keyof typeof OPENING_FIGURES]

/** A figure with the person who answers for it. Blank (null), zero and 不适用 ("n/a") are three values. */
export interface EnteredFigure {
  code: EnteredCode
  value: Cell
  /** Where the figure comes from: a register, a letter, an office. */
  source: string
  enteredBy: number
  enteredAt: Date
  version: number
}

/** All figures of a year: what the ledgers hold and what was entered. */
export interface Figures {
  table2: Table2
  table3: Table3
  table4: Table4
  publications: { channel: string; kind: ChannelKind; count: number }[]
  /** 元 */
  feeNotices: { notices: number; amountNotified: number; amountPaid: number }
  suggestions: Cell
  recessSuggestions: Cell
  proposals: Cell
}

/** The report as it was handed in: figures and text of one moment. */
export interface Snapshot {
  figures: Figures
  report: AnnualReport
}

interface Begun {
  id: number
  year: number
  compilerId: number
  /** The text of the six sections, with {names} of bound figures. */
  narrative: readonly string[]
  documentId: number | null
  version: number
}

interface Submitted extends Begun {
  snapshot: Snapshot
  submittedOn: Day
}

export interface Decision {
  by: number
  on: Day
  opinion: string
}

/** 年度报告的编制: an organ's report of a year on its way to the public. */
export type Compilation =
  | (Begun & { state: 'drafting' })
  | (Submitted & { state: 'submitted' })
  | (Begun & { state: 'returned'; decision: Decision })
  | (Submitted & { state: 'accepted'; decision: Decision })
  | (Submitted & { state: 'published'; decision: Decision; publishedOn: Day })

export type CompilationState = Compilation['state']

export const STATE_NAMES: Record<CompilationState, string> = {
  drafting: '编制中',
  submitted: '已提交，待审定',
  returned: '已退回修改',
  accepted: '已审定，待发布',
  published: '已发布',
}
