import { type Block, textOf } from './blocks.ts'
import { compact } from './cells.ts'

const ORDINAL = '(?:第?[一二三四五六七八](?:部分)?[、.,:]?)'
const TITLES = [
  '总体情况',
  '主动公开政府信息的?情况',
  '收到和处理政府信息公开申请的?情况',
  '(?:因?政府信息公开(?:工作|申请)?)?(?:被?申请|被?提起|引起的?)?行政复议[、和及]?(?:被?提起)?行政诉讼的?情况',
  '(?:工作)?存在的?主要问题[及和](?:改进|整改)的?(?:情况|措施)',
  '其他需要报告的?(?:事项|情况)',
].map((title) => ({
  numbered: new RegExp(`^${ORDINAL}${title}`),
  bare: new RegExp(`^${title}$`),
}))

/** Which section a line opens (0 to 5), its title as printed, and what follows on the same line. */
export function sectionTitle(line: string): { at: number; title: string; rest: string } | null {
  if (line.length > 2000) return null
  const plain = compact(line)
  for (const [at, { numbered, bare }] of TITLES.entries()) {
    const match = numbered.exec(plain) ?? bare.exec(plain)
    if (match === null) continue
    const rest = plain.slice(match[0].length).replace(/^[。:.·…\-—\d]+$/, '')
    // "一、总体情况良好" is a sentence; a title that goes on does so after a stop.
    if (rest !== '' && !/^[。:.(]/.test(rest)) continue
    return { at, title: rest === '' ? printed(line) : match[0], rest: rest.replace(/^[。:.]/, '') }
  }
  return null
}

function printed(line: string): string {
  return line.replace(/\s+/g, '').replace(/[。:：.·…\-—\d]+$/, '')
}

const YEAR = '(?<year>20\\d{2}|二[〇零○OＯ0]{1}[〇零○一二三四五六七八九]{2})'
const REPORT = '(?:政府信息公开|政务公开)(?:工作)?(?:年度|年)?(?:工作)?报告'
const FORMS = [
  new RegExp(`^(?:标题:)?(?:关于)?(?<before>.{0,60}?)${YEAR}年?度?(?<after>.{0,40}?)${REPORT}`),
  new RegExp(`^(?:标题:)?(?<before>.{0,60}?)政府信息公开(?:工作)?${YEAR}年?度?(?:工作)?报告`),
  new RegExp(`^(?:标题:)?(?<before>.{0,60}?)${REPORT}\\(?${YEAR}年?度?\\)?`),
]
const ORGAN = /^[\p{Script=Han}()]{2,40}$/u

export interface ReportTitle {
  organ: string | null
  year: number | null
}

/** Title: 〈机关〉〈YYYY〉年政府信息公开工作年度报告; many omit 工作, write 年度, or put the year first. */
export function titleIn(blocks: readonly Block[], pageTitle: string): ReportTitle {
  // The title nearest to section 一: a page's navigation may list other reports above it.
  for (let at = blocks.length - 1; at >= 0; at--) {
    const match = titleOf(textOf(blocks[at] as Block), 'whole')
    if (match === null) continue
    return { organ: match.organ ?? organAbove(blocks, at), year: match.year }
  }
  return titleOf(pageTitle, 'beginning') ?? { organ: null, year: null }
}

function titleOf(line: string, extent: 'whole' | 'beginning'): ReportTitle | null {
  if (line.length > 200) return null
  const plain = compact(line)
  for (const form of FORMS) {
    const match = form.exec(plain)
    if (match === null || (extent === 'whole' && match[0].length < plain.length)) continue
    const { before = '', after = '', year = '' } = match.groups ?? {}
    const organ = (before + after).replace(/[《》"“”]/g, '')
    return { organ: organ === '' ? null : organ, year: yearOf(year) }
  }
  return null
}

function organAbove(blocks: readonly Block[], at: number): string | null {
  const above = blocks[at - 1]
  const text = above?.kind === 'line' ? compact(above.text) : ''
  return ORGAN.test(text) ? text : null
}

function yearOf(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text)
  return Number([...text].map((each) => Math.max(0, '〇一二三四五六七八九'.indexOf(each))).join(''))
}
