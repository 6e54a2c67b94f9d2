import type { Day } from '../../lib/day.ts'
import type { RemedyOutcome } from './remedy.ts'
import type { Ruling } from './ruling.ts'

/**
 * How a court of second instance words its result, and what it makes of the first: `same` leaves it, `open` lets the suit
 * begin anew (行政诉讼法第八十九条), anything else is the result from now on, in that word of `RULINGS`.
 */
export const APPEAL_RULINGS = {
  appealDismissed: { label: '驳回上诉，维持原判', makes: 'same' },
  appealWithdrawn: { label: '准许撤回上诉', makes: 'same' },
  changedToDismissed: { label: '改判：驳回诉讼请求', makes: 'suitClaimDismissed' },
  changedToAnnulled: { label: '改判：撤销', makes: 'annulled' },
  changedToAltered: { label: '改判：变更', makes: 'altered' },
  changedToUnlawful: { label: '改判：确认违法', makes: 'declaredUnlawful' },
  changedToVoid: { label: '改判：确认无效', makes: 'declaredVoid' },
  changedToOrdered: { label: '改判：责令履行', makes: 'orderedToAct' },
  changedToRejected: { label: '撤销原判，裁定驳回起诉', makes: 'suitRejected' },
  remanded: { label: '撤销原判，发回重审', makes: 'open' },
} as const satisfies Record<string, { label: string; makes: 'same' | 'open' | Ruling }>

export type AppealRuling = keyof typeof APPEAL_RULINGS

/** What the second instance did to the remedy's own row: changed it, opened it again, or stands beside it. */
export type AppealEffect = 'changed' | 'reopened' | 'beside'

/** What stood concluded before. */
export interface Result {
  ruling: Ruling | null
  outcome: RemedyOutcome
  concludedOn: Day
}

interface Filed {
  id: number
  remedyId: number
  fileNumber: string
  filedOn: Day
}

/** 二审 of a suit. */
export type Appeal =
  | (Filed & { state: 'pending' })
  | (Filed & {
      state: 'concluded'
      ruling: AppealRuling
      concludedOn: Day
      effect: AppealEffect
      before: Result
    })

/** A ruling of second instance as a screen offers it. */
export interface AppealRulingChoice {
  ruling: AppealRuling
  label: string
}
