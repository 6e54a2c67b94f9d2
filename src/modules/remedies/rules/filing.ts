import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { OUTCOMES, type OutcomeCode } from '../../requests/rules/index.ts'
import type { Remedy, RemedyKind } from '../remedy.ts'
import { isRulingOf, RULINGS, type Ruling } from '../ruling.ts'

/** 条例第五十一条：……可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。 */
const REMEDY = { article: '条例第五十一条' } as const
/** 行政诉讼法第四十五条：公民、法人或者其他组织不服复议决定的，可以在收到复议决定书之日起十五日内向人民法院提起诉讼。 */
const SUIT_AFTER = { article: '行政诉讼法第四十五条' } as const
/** 行政复议法第二十三条第一款第四项: since this day 复议 comes first where information is withheld. */
const RECONSIDERATION_FIRST = { article: '行政复议法第二十三条第一款第四项', since: '2024-01-01' } as const

/** What a remedy is brought over. */
export interface Contested {
  receivedOn: Day | null
  outcome: OutcomeCode | null
  concludedOn: Day | null
}

/** There is nothing to contest before the organ has the request. */
export function whyNotContest({ receivedOn }: { receivedOn: Day | null }): Refusal | null {
  if (receivedOn !== null) return null
  return refusal('not-received', '申请尚未确认收到，没有可以申请复议、提起诉讼的事项', REMEDY)
}

/** Why a remedy cannot be taken down as filed. What the law should not have admitted is still taken down. */
export function whyNotRecord(
  remedy: { kind: RemedyKind; fileNumber: string; filedOn: Day; basedOnId?: number | undefined },
  known: { today: Day; receivedOn: Day | null; ofRequest: readonly Remedy[] },
): Refusal | null {
  const { kind, fileNumber, filedOn } = remedy
  if (fileNumber.trim() === '') return refusal('file-number-missing', '请填写案号', { field: 'fileNumber' })
  if (filedOn > known.today) return refusal('day-in-future', '提起之日不能晚于今日', { field: 'filedOn' })
  if (known.receivedOn === null || filedOn < known.receivedOn) {
    return refusal('filed-before-receipt', '提起之日不能早于收到申请之日', { ...REMEDY, field: 'filedOn' })
  }
  return kind === 'suitAfterReconsideration' ? whyNotAfter(remedy, known.ofRequest) : null
}

/** A suit after 复议 needs the decision that it contests, and each decision is contested once. */
function whyNotAfter(
  { filedOn, basedOnId }: { filedOn: Day; basedOnId?: number | undefined },
  ofRequest: readonly Remedy[],
): Refusal | null {
  const field = { ...SUIT_AFTER, field: 'basedOnId' }
  const decided = reconsiderationsBefore(filedOn, ofRequest)
  if (decided.length === 0) {
    return refusal('reconsideration-not-concluded', '复议后起诉的，请先登记已审结的行政复议', field)
  }
  if (basedOnId === undefined) {
    if (decided.length === 1) return null
    return refusal('reconsideration-not-chosen', '有几件已审结的行政复议，请选择不服的是哪一件', field)
  }
  if (decided.some(({ id }) => id === basedOnId)) return null
  return refusal('reconsideration-strange', '所选行政复议不是本件申请在起诉之前审结的，请重新选择', field)
}

/** The 复议 of a case that were decided when a suit was brought. */
export function reconsiderationsBefore(filedOn: Day, ofRequest: readonly Remedy[]): Remedy[] {
  return ofRequest.filter(
    (each) => each.kind === 'reconsideration' && each.state === 'concluded' && each.concludedOn <= filedOn,
  )
}

/**
 * 行政复议法第二十三条第一款第四项：申请政府信息公开，行政机关不予公开的，申请人应当先向行政复议机关申请行政复议. A direct suit
 * over a refusal under 条例第十四条 to 第十六条 is taken down as it happened, and marked with this sentence; null for
 * what is regular. Of a partial disclosure a suit may concern the part disclosed: not marked.
 */
export function irregularityOf(
  { kind, filedOn }: { kind: RemedyKind; filedOn: Day },
  { outcome, concludedOn }: Contested,
): string | null {
  if (kind !== 'suitDirect' || outcome === null || concludedOn === null || filedOn < concludedOn) return null
  if (filedOn < RECONSIDERATION_FIRST.since) return null
  if (OUTCOMES[outcome].remedy !== 'reconsiderationFirst') return null
  return `对不予公开的答复应当先申请行政复议，未经复议直接起诉（${RECONSIDERATION_FIRST.article}）`
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
