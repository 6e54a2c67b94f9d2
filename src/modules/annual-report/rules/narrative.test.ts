import { describe, expect, it } from 'vitest'
import { type AnnualReport, SECTION_TITLES } from '../report.ts'
import { sampleReport } from '../testing/printed-report.ts'
import { checkReport } from './index.ts'

function saying(text: string, at = 0): AnnualReport {
  const report = sampleReport()
  const section = report.sections[at]
  if (section !== undefined) section.text = text
  Object.assign(report.table3.received, { naturalPerson: 10, total: 12 })
  report.table3.carriedIn.total = 3
  report.table3.granted.total = 7
  report.table3['refused.stateSecret'].total = 1
  report.table3['refused.thirdPartyRights'].total = 2
  report.table4.reconsideration.total = 4
  report.table4.suitDirect.total = 5
  report.table4.suitAfterReconsideration.total = 6
  return report
}

describe('numbers of the text against the tables', () => {
  it.each([
    ['全年共收到政府信息公开申请12件。', 'received', 'pass', 12, 12],
    ['全年共收办政府信息公开申请案件15件。', 'received', 'pass', 15, 15],
    ['全年共受理政府信息公开申请１４件。', 'received', 'fail', 14, 12],
    ['全年收到12件政府信息公开申请。', 'received', 'pass', 12, 12],
    ['本机关未收到政府信息公开申请。', 'received', 'fail', 0, 12],
    ['其中，自然人申请10件。', 'received.naturalPerson', 'pass', 10, 10],
    ['上年结转3件。', 'carriedIn', 'pass', 3, 3],
    ['予以公开7件、不予公开4件', 'granted', 'pass', 7, 7],
    ['予以公开7件、不予公开4件', 'refused', 'fail', 4, 3],
    ['行政复议案件4件，行政诉讼案件10件。', 'reconsideration', 'pass', 4, 4],
    ['行政复议案件4件，行政诉讼案件10件。', 'litigation', 'fail', 10, 11],
    ['发生行政复议、行政诉讼15件。', 'remedies', 'pass', 15, 15],
    ['本机关未发生因政府信息公开引起的行政复议、行政诉讼。', 'litigation', 'fail', 0, 11],
  ])('%s', (text, id, verdict, left, right) => {
    const check = checkReport(saying(text)).find((each) => each.id === `narrative.${id}`)
    expect(check).toMatchObject({ kind: 'narrative', verdict, left, right, difference: left - right })
    expect(check?.message).toContain(text.split('。')[0])
  })

  it.each([
    '对行政复议、行政诉讼2类案件按月备案。',
    '行政复议维持3件、纠正1件。',
    '收到行政复议申请9件。',
    '收到公众意见75条。',
    '依法予以公开政府信息1337条。',
  ])('says nothing about “%s”', (text) => {
    const ids = checkReport(saying(text)).filter(
      ({ kind, verdict }) => kind === 'narrative' && verdict === 'fail',
    )
    expect(
      ids.filter(
        ({ id }) => id === 'narrative.received' || id === 'narrative.granted' || id === 'narrative.remedies',
      ),
    ).toEqual([])
  })

  it('calls a second, different number unclear when another sentence has the right one', () => {
    const checks = checkReport(saying('收到政府信息公开申请12件。其中市直收到政府信息公开申请5件。'))
    const verdicts = checks
      .filter(({ id }) => id.startsWith('narrative.received'))
      .map(({ verdict }) => verdict)
    expect(verdicts).toEqual(['pass', 'unclear'])
  })
})

describe('fee text', () => {
  const feeCheck = (text: string, unpaid: number) => {
    const report = saying(text, 5)
    report.table3['other.feeUnpaid'].total = unpaid
    return checkReport(report).filter(({ id }) => id.startsWith('narrative.fees'))
  }

  it.each([
    ['发出收费通知的件数和总金额，以及实际收取的总金额均为0。', 0, 'pass'],
    ['发出收费通知的件数和总金额，以及实际收取的总金额均为0。', 2, 'fail'],
    ['全年发出收费通知3件，总金额500元，实际收取信息处理费300元。', 2, 'pass'],
    ['全年发出收费通知3件，总金额500元，实际收取信息处理费300元。', 4, 'fail'],
    ['2024年未收取信息处理费。', 0, 'pass'],
    ['2024年未收取信息处理费。', 2, 'unclear'],
  ])('%s with %i unpaid: %s', (text, unpaid, verdict) => {
    expect(feeCheck(text, unpaid)[0]).toMatchObject({ verdict })
  })

  it('adds the parts up', () => {
    const checks = feeCheck(
      '有2件申请案件收取信息处理费300元。其中，甲局1件，收取100元；乙局1件，收取210元。',
      0,
    )
    expect(checks.find(({ id }) => id === 'narrative.fees.parts')).toMatchObject({
      verdict: 'fail',
      left: 310,
      right: 300,
      difference: 10,
    })
  })
})

describe('year and form', () => {
  const ids = (report: AnnualReport, verdict: string) =>
    checkReport(report)
      .filter((each) => each.verdict === verdict)
      .map(({ id }) => id)

  it('finds a sentence of another year, but not in section 五', () => {
    expect(ids(saying('2023年度，本机关积极推进。'), 'fail')).toContain('narrative.year')
    expect(ids(saying('2023年存在的问题。', 4), 'fail')).not.toContain('narrative.year')
  })

  it('finds a wrong, missing or empty section', () => {
    const report = sampleReport()
    report.sections = SECTION_TITLES.filter((_, at) => at !== 1).map((title) => ({ title, text: '2024年。' }))
    Object.assign(report.sections[3] ?? {}, { text: ' ' })
    Object.assign(report.sections[4] ?? {}, { title: '第六、其他需要报告的事项' })
    expect(ids(report, 'fail')).toEqual(['form.section.2', 'form.section.6', 'form.text.5'])
  })

  it('finds sections out of order', () => {
    const report = sampleReport()
    report.sections.reverse()
    expect(ids(report, 'fail')).toEqual(['form.order'])
  })
})
