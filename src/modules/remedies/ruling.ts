import type { RemedyKind, RemedyOutcome } from './remedy.ts'

const RECONSIDERATION = ['reconsideration'] as const
const SUIT = ['suitDirect', 'suitAfterReconsideration'] as const
const EITHER = [...RECONSIDERATION, ...SUIT] as const

/**
 * How a body that decides words its result, and the column of table 4 that it falls into
 * (国办公开办函〔2021〕30号，表四). `of`: the kinds of remedy that can end so.
 */
export const RULINGS = {
  sustained: { label: '维持', outcome: 'upheld', of: RECONSIDERATION },
  reviewClaimRejected: { label: '驳回复议请求', outcome: 'upheld', of: RECONSIDERATION },
  suitClaimDismissed: { label: '判决驳回诉讼请求', outcome: 'upheld', of: SUIT },
  altered: { label: '变更', outcome: 'overturned', of: EITHER },
  annulled: { label: '撤销', outcome: 'overturned', of: EITHER },
  declaredUnlawful: { label: '确认违法', outcome: 'overturned', of: EITHER },
  declaredVoid: { label: '确认无效', outcome: 'overturned', of: EITHER },
  orderedToAct: { label: '责令履行', outcome: 'overturned', of: EITHER },
  terminated: { label: '终止', outcome: 'other', of: EITHER },
  notAccepted: { label: '不予受理', outcome: 'other', of: EITHER },
  applicationRejected: { label: '驳回申请', outcome: 'other', of: RECONSIDERATION },
  mediated: { label: '调解', outcome: 'other', of: EITHER },
  withdrawn: { label: '撤回', outcome: 'other', of: EITHER },
  suitRejected: { label: '裁定驳回起诉', outcome: 'other', of: SUIT },
} as const satisfies Record<string, { label: string; outcome: RemedyOutcome; of: readonly RemedyKind[] }>

export type Ruling = keyof typeof RULINGS

/** A ruling as a screen offers it. */
export interface RulingChoice {
  ruling: Ruling
  label: string
  outcome: RemedyOutcome
}

/** The rulings in which a remedy of this kind can end, in the order of the columns of table 4. */
export function rulingsOf(kind: RemedyKind): RulingChoice[] {
  return (Object.keys(RULINGS) as Ruling[])
    .filter((ruling) => isRulingOf(kind, ruling))
    .map((ruling) => ({ ruling, label: RULINGS[ruling].label, outcome: RULINGS[ruling].outcome }))
}

/** Whether a remedy of this kind can end so: a court does not 驳回复议请求, a 复议机关 does not 裁定驳回起诉. */
export function isRulingOf(kind: RemedyKind, ruling: Ruling): boolean {
  const kinds: readonly RemedyKind[] = RULINGS[ruling].of
  return kinds.includes(kind)
}
