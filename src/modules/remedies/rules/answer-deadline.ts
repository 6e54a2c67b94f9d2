import { addDays, type Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { addWorkingDays, type Calendar } from '../../calendar/rules/index.ts'
import type { Procedure, Remedy } from '../remedy.ts'

/**
 * In how long the organ answers to the body that decides, from the day after the copy reached it. Data, from the text of
 * the statutes as known to the authors; compare it with the copy's covering letter, which names the day.
 *
 * 行政复议法第四十八条：被申请人应当自收到……副本……之日起十日内，提出书面答复，并提交……证据、依据和其他有关材料. 第五十四条: five
 * days in the simplified procedure. 第八十八条: these are working days.
 * 行政诉讼法第六十七条：被告应当在收到起诉状副本之日起十五日内……提交……证据和……规范性文件，并提出答辩状; 民事诉讼法第八十五条: ends
 * on the next working day where it would end on a day off.
 */
export const ANSWER_PERIODS = {
  reconsideration: {
    ordinary: { count: 10, unit: 'workingDays', article: '行政复议法第四十八条、第八十八条' },
    simplified: { count: 5, unit: 'workingDays', article: '行政复议法第五十四条、第八十八条' },
  },
  suit: { count: 15, unit: 'days', article: '行政诉讼法第六十七条' },
} as const

/** The last day to answer to the body that decides, with its article; null before the copy came. */
export function answerBy(
  remedy: Pick<Remedy, 'kind' | 'procedure' | 'copyReceivedOn'>,
  calendar: Calendar,
): { day: Day; article: string } | null {
  if (remedy.copyReceivedOn === null) return null
  const period = periodOf(remedy)
  const { count, unit, article } = period
  if (unit === 'workingDays') return { day: addWorkingDays(remedy.copyReceivedOn, count, calendar), article }
  let day = addDays(remedy.copyReceivedOn, count)
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1)
  return { day, article }
}

function periodOf({ kind, procedure }: Pick<Remedy, 'kind' | 'procedure'>) {
  return kind === 'reconsideration' ? ANSWER_PERIODS.reconsideration[procedure] : ANSWER_PERIODS.suit
}

/** Why the copy cannot have come on this day, or in this procedure. */
export function whyNotReceiveCopy(
  remedy: Remedy,
  { on, procedure }: { on: Day; procedure: Procedure },
  today: Day,
): Refusal | null {
  if (remedy.answeredOn !== null) {
    return refusal('remedy-answered', `已于${remedy.answeredOn}提交答复，收到副本之日不能再改`)
  }
  if (remedy.kind !== 'reconsideration' && procedure === 'simplified') {
    return refusal('suit-not-simplified', '行政诉讼的答辩期限不因简易程序缩短，请选择普通程序', {
      article: ANSWER_PERIODS.suit.article,
      field: 'procedure',
    })
  }
  if (on >= remedy.filedOn && on <= today) return null
  return refusal('copy-out-of-range', `收到副本之日应在提起之日（${remedy.filedOn}）至今日之间`, {
    field: 'on',
  })
}

/** Why the answer to the body that decides cannot have been handed in on this day. A late one is taken down all the same. */
export function whyNotAnswer(remedy: Remedy, on: Day, today: Day): Refusal | null {
  if (remedy.copyReceivedOn === null) return refusal('copy-not-received', '请先登记收到副本之日')
  if (remedy.answeredOn !== null) return refusal('remedy-answered', `已于${remedy.answeredOn}提交答复`)
  if (on >= remedy.copyReceivedOn && on <= today) return null
  return refusal('answer-out-of-range', `提交之日应在收到副本之日（${remedy.copyReceivedOn}）至今日之间`, {
    field: 'on',
  })
}
