import type { Day } from '../../lib/day.ts'
import { type Refusal, refusal } from '../../lib/refusal.ts'
import type { Remedy, RemedyKind } from './remedy.ts'
import { isRulingOf, RULINGS, type Ruling } from './ruling.ts'

/** 条例第五十一条：……可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。 */
const REMEDY = { article: '条例第五十一条' } as const

/** There is nothing to contest before the organ has the request. */
export function whyNotContest({ receivedOn }: { receivedOn: Day | null }): Refusal | null {
  if (receivedOn !== null) return null
  return refusal('not-received', '申请尚未确认收到，没有可以申请复议、提起诉讼的事项', REMEDY)
}

/** Why a remedy cannot be taken down as filed. What the law should not have admitted is still taken down. */
export function whyNotRecord(
  remedy: { kind: RemedyKind; fileNumber: string; filedOn: Day },
  known: { today: Day; receivedOn: Day | null; ofRequest: readonly Remedy[] },
): Refusal | null {
  const { kind, fileNumber, filedOn } = remedy
  if (fileNumber.trim() === '') return refusal('file-number-missing', '请填写案号', { field: 'fileNumber' })
  if (filedOn > known.today) return refusal('day-in-future', '提起之日不能晚于今日', { field: 'filedOn' })
  if (known.receivedOn === null || filedOn < known.receivedOn) {
    return refusal('filed-before-receipt', '提起之日不能早于收到申请之日', { ...REMEDY, field: 'filedOn' })
  }
  if (kind !== 'suitAfterReconsideration') return null
  const decided = known.ofRequest.some(
    (each) => each.kind === 'reconsideration' && each.state === 'concluded' && each.concludedOn <= filedOn,
  )
  if (decided) return null
  // 行政诉讼法第四十五条：公民、法人或者其他组织不服复议决定的，可以在收到复议决定书之日起十五日内向人民法院提起诉讼。
  return refusal('reconsideration-not-concluded', '复议后起诉的，请先登记已审结的行政复议', {
    article: '行政诉讼法第四十五条',
    field: 'kind',
  })
}

/**
 * Why a remedy cannot be concluded so, or not on this day. A figure that a report has printed is not rewritten.
 */
export function whyNotConclude(
  remedy: Remedy,
  { ruling, concludedOn }: { ruling: Ruling; concludedOn: Day },
  today: Day,
): Refusal | null {
  if (remedy.state === 'concluded') {
    return refusal('remedy-concluded', `已于${remedy.concludedOn}审结，结果不能再改`, REMEDY)
  }
  if (!isRulingOf(remedy.kind, ruling)) {
    const body = remedy.kind === 'reconsideration' ? '行政复议' : '行政诉讼'
    const message = `${body}不会以“${RULINGS[ruling].label}”结案，请按决定书、裁判文书上的结果选择`
    return refusal('ruling-of-another-kind', message, { field: 'ruling' })
  }
  if (concludedOn >= remedy.filedOn && concludedOn <= today) return null
  return refusal('conclusion-out-of-range', `审结之日应在提起之日（${remedy.filedOn}）至今日之间`, {
    field: 'concludedOn',
  })
}
