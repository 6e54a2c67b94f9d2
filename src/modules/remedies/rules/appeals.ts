import { type Day, yearOf } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { APPEAL_RULINGS, type Appeal, type AppealEffect, type AppealRuling } from '../appeal.ts'
import type { Remedy } from '../remedy.ts'
import type { SecondInstancePractice } from '../setting.ts'

/** 行政诉讼法第八十五条：当事人不服人民法院第一审判决的，有权在判决书送达之日起十五日内向上一级人民法院提起上诉。 */
const APPEAL = { article: '行政诉讼法第八十五条' } as const

/** Why a second instance cannot be taken down over this remedy; `filing` left out: why not at all. */
export function whyNotAppeal(
  remedy: Remedy,
  appeals: readonly Appeal[],
  filing?: { fileNumber: string; filedOn: Day; today: Day },
): Refusal | null {
  if (remedy.kind === 'reconsideration') {
    return refusal('no-second-reconsideration', '行政复议没有二审；不服复议决定的，登记复议后起诉', APPEAL)
  }
  if (appeals.some(({ state }) => state === 'pending')) {
    return refusal('appeal-pending', '二审尚未审结，请先登记二审结果', APPEAL)
  }
  if (remedy.state === 'pending') return refusal('first-not-concluded', '请先登记一审结果', APPEAL)
  if (filing === undefined) return null
  if (filing.fileNumber.trim() === '') {
    return refusal('file-number-missing', '请填写二审案号', { field: 'fileNumber' })
  }
  if (filing.filedOn >= remedy.concludedOn && filing.filedOn <= filing.today) return null
  const message = `上诉之日应在一审审结之日（${remedy.concludedOn}）至今日之间`
  return refusal('appeal-out-of-range', message, { ...APPEAL, field: 'filedOn' })
}

export function whyNotConcludeAppeal(appeal: Appeal, concludedOn: Day, today: Day): Refusal | null {
  if (appeal.state === 'concluded') {
    return refusal('appeal-concluded', `二审已于${appeal.concludedOn}审结，结果不能再改`, APPEAL)
  }
  if (concludedOn >= appeal.filedOn && concludedOn <= today) return null
  const message = `审结之日应在上诉之日（${appeal.filedOn}）至今日之间`
  return refusal('conclusion-out-of-range', message, { field: 'concludedOn' })
}

/**
 * 国办公开办函〔2021〕30号，表四 counts each remedy once, in the year it was concluded. A second instance changes the
 * result, or opens the suit again; but never where a published report has printed the year in which the remedy stood
 * concluded, nor where local practice goes by the first instance: then it is kept beside.
 */
export function effectOf(
  ruling: AppealRuling,
  stood: { concludedOn: Day },
  practice: { secondInstance: SecondInstancePractice; closedYears: readonly number[] },
): AppealEffect {
  if (practice.secondInstance === 'first') return 'beside'
  if (practice.closedYears.includes(yearOf(stood.concludedOn))) return 'beside'
  return APPEAL_RULINGS[ruling].makes === 'open' ? 'reopened' : 'changed'
}
