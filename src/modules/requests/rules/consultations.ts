import type { Day } from '../../../lib/day.ts'
import { addWorkingDays, type Calendar } from '../../calendar/rules/index.ts'
import type { ConsultationOpinion } from '../acts.ts'
import { CO_MAKER_ANSWER, OTHER_ORGAN_ANSWER, THIRD_PARTY_ANSWER } from './periods.ts'

export type PartyKind = 'third-party' | 'co-maker' | 'other-organ'

export interface Party {
  kind: PartyKind
  /** Tells several of one kind apart; null where there is only one. */
  name: string | null
}

export interface Consultation {
  party: Party
  sentOn: Day
  deliveredOn: Day | null
  ended: { on: Day; by: 'answer' | 'lapse' } | null
  opinion: ConsultationOpinion | null
}

/** The time that one consultation takes out of the answer period. */
export interface Exclusion {
  /** The day it was sent, which itself still counts. */
  after: Day
  /** The last day it takes out. */
  through: Day
  /** True while nobody knows how long it will last. */
  open: boolean
  why: string
}

const PARTIES = {
  'third-party': { name: '第三方', answer: THIRD_PARTY_ANSWER },
  'co-maker': { name: '共同制作机关', answer: CO_MAKER_ANSWER },
  'other-organ': { name: '其他机关', answer: OTHER_ORGAN_ANSWER },
} as const

/** Reads `kind`, `kind:name` or a third party's name alone. */
export function partyOf(text: string): Party {
  const [kind = '', ...name] = text.split(':')
  if (!isPartyKind(kind)) return { kind: 'third-party', name: text }
  return { kind, name: name.length === 0 ? null : name.join(':') }
}

export function articleOf(party: Party): string {
  return PARTIES[party.kind].answer.article
}

/** Working days to answer in; null where the law sets none. */
export function answerPeriod(party: Party): number | null {
  return PARTIES[party.kind].answer.workingDays
}

export function nameOf(party: Party): string {
  return PARTIES[party.kind].name + (party.name === null ? '' : `（${party.name}）`)
}

/**
 * Which of these consultations an act means: the first of the very party it names; without a name, the only
 * one of that kind (of any kind, when it names no party at all).
 */
export function findConsultation(
  among: readonly Consultation[],
  text: string | undefined,
): Consultation | null {
  const party = partyOf(text ?? 'third-party')
  const same = among.find((each) => each.party.kind === party.kind && each.party.name === party.name)
  if (same !== undefined) return same
  if (party.name !== null) return null
  const kin = text === undefined ? among : among.filter((each) => each.party.kind === party.kind)
  return kin.length === 1 ? (kin[0] ?? null) : null
}

/**
 * From the working day after sending to the day of the answer or lapse. With neither, a third party's or
 * co-maker's ends with the 15th working day from delivery (from sending, where no delivery is recorded).
 * Any other organ's has no such end: it is reckoned as if the answer came on `asOf`, and stays open.
 */
export function exclusionOf(consultation: Consultation, calendar: Calendar, asOf: Day | null): Exclusion {
  const { party, sentOn, deliveredOn, ended } = consultation
  const { workingDays } = PARTIES[party.kind].answer
  const limit = workingDays === null ? null : addWorkingDays(deliveredOn ?? sentOn, workingDays, calendar)
  const opening = `征求${nameOf(party)}意见，${sentOn}发出${deliveredOn === null ? '' : `、${deliveredOn}送达`}`

  if (ended !== null) {
    const late = limit !== null && ended.on > limit ? `（已超过${workingDays}个工作日）` : ''
    const closing = ended.by === 'answer' ? '收到意见' : '确认逾期未提意见'
    return { after: sentOn, through: ended.on, open: false, why: `${opening}，${ended.on}${closing}${late}` }
  }
  if (limit !== null) {
    const from = deliveredOn === null ? '发出' : '送达'
    const why = `${opening}，未见意见，计至${from}后第${workingDays}个工作日`
    return { after: sentOn, through: limit, open: false, why }
  }
  const through = asOf !== null && asOf > sentOn ? asOf : sentOn
  return { after: sentOn, through, open: true, why: `${opening}，尚未回复，暂计至${through}` }
}

function isPartyKind(text: string): text is PartyKind {
  return text in PARTIES
}
