import type { Day } from '../../lib/day.ts'

/**
 * 条例第四十四条：多个申请人就相同政府信息向同一行政机关提出公开申请，且该政府信息属于可以公开的，行政机关可以纳入主动公开的范围。
 * 对行政机关依申请公开的政府信息，申请人认为涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策的，可以建议行政机关将该信息纳入
 * 主动公开的范围。行政机关经审核认为属于主动公开范围的，应当及时主动公开。
 */
export const OPENING = { article: '条例第四十四条' } as const

/** A proposal to make something proactive. It is no request, and in no row of table 3. */
export interface OpeningProposal {
  id: number
  requestId: number | null
  origin: 'applicant' | 'repeated'
  information: string
  reason: string
  proposedOn: Day
  decision: 'adopted' | 'declined' | null
  decisionReason: string
  decidedOn: Day | null
  /** The draft that came of it. */
  documentId: number | null
  version: number
}
