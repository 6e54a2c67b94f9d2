import { type AnnualReport, type CheckResult, SECTION_TITLES } from '../report.ts'

/** Sections that must carry words of their own; 二, 三 and 四 may consist of their table. */
const NEED_TEXT = [0, 4, 5]

/** Title, the six sections in order with their exact titles, and no empty narrative (warnings). */
export function formChecks(report: AnnualReport): CheckResult[] {
  return [
    titleCheck(report),
    ...SECTION_TITLES.map((_, at) => sectionCheck(report, at)),
    orderCheck(report),
  ].concat(NEED_TEXT.flatMap((at) => textCheck(report, at)))
}

function titleCheck(report: AnnualReport): CheckResult {
  if (report.organ !== null && report.year !== null) {
    return form('form.title', 'pass', `标题：${report.organ}，${report.year}年`)
  }
  const missing = [report.organ === null ? '机关名称' : '', report.year === null ? '年份' : '']
  return form('form.title', 'fail', `标题中没有认出${missing.filter((each) => each !== '').join('和')}`)
}

function sectionCheck(report: AnnualReport, at: number): CheckResult {
  const id = `form.section.${at + 1}`
  const expected = SECTION_TITLES[at] ?? ''
  const found = sectionAt(report, at)
  if (found === undefined) return form(id, 'fail', `缺少“${expected}”`)
  if (bare(found.title) === bare(expected)) return form(id, 'pass', `有“${expected}”`)
  return form(id, 'fail', `标题应为“${expected}”，报告写作“${found.title}”`)
}

function orderCheck(report: AnnualReport): CheckResult {
  const order = report.sections.map(({ title }) => indexOf(title))
  const sorted = order.every((each, at) => at === 0 || each >= (order[at - 1] ?? 0))
  return sorted
    ? form('form.order', 'pass', '各部分顺序正确')
    : form('form.order', 'fail', `各部分顺序不对：${report.sections.map(({ title }) => title).join(' → ')}`)
}

function textCheck(report: AnnualReport, at: number): CheckResult[] {
  const section = sectionAt(report, at)
  if (section === undefined) return []
  const id = `form.text.${at + 1}`
  return section.text.trim() === ''
    ? [form(id, 'fail', `“${section.title}”没有内容`)]
    : [form(id, 'pass', `“${section.title}”有内容`)]
}

function sectionAt(report: AnnualReport, at: number) {
  return report.sections.find(({ title }) => indexOf(title) === at)
}

/** Which of the six sections a printed title means, by the words that no other title has; -1 for none. */
export function indexOf(title: string): number {
  const marks = [/总体情况/, /主动公开/, /收到和处理|申请情况$/, /复议|诉讼/, /问题/, /其他需要/]
  return marks.findIndex((mark) => mark.test(title))
}

function bare(title: string): string {
  return title.normalize('NFKC').replace(/[\s。:.]/g, '')
}

function form(id: string, verdict: 'pass' | 'fail', message: string): CheckResult {
  return { id, kind: 'form', verdict, left: null, right: null, difference: null, cells: [], message }
}
