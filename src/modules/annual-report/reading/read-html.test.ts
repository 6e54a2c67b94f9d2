import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SECTION_TITLES } from '../report.ts'
import { checkReport } from '../rules/index.ts'
import { printCell, printHtml, sampleReport } from '../testing/printed-report.ts'
import { balancedReport } from '../testing/random-report.ts'
import { readReport } from './read-report.ts'

const read = (html: string) => readReport(html, { name: 'x.html' })

describe('a report as a page of a site', () => {
  it('is read as it was meant, with merged heads, paragraphs in cells and navigation around', () => {
    fc.assert(
      fc.property(balancedReport, (report) => {
        expect(read(printHtml(report))).toEqual(report)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps the narrative apart from tables and footer', () => {
    const report = read(printHtml(sampleReport()))
    expect(report.sections.map(({ title }) => title)).toEqual([...SECTION_TITLES])
    expect(report.sections[5]?.text).toBe('2024年，本机关其他需要报告的事项的说明。')
    expect(report).toMatchObject({ organ: '襄阳市招商局', year: 2024 })
    expect(checkReport(report).filter(({ verdict }) => verdict === 'fail')).toEqual([])
  })

  it('reads bytes in GB18030 and UTF-16', () => {
    const text = printHtml(sampleReport())
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    expect(readReport(utf16, { name: 'x' }).organ).toBe('襄阳市招商局')
    const gb = Buffer.from(gbk(text))
    expect(readReport(gb, { name: 'x' }).organ).toBe('襄阳市招商局')
  })

  it('reads 千分位, notes, full-width digits and /', () => {
    const report = sampleReport()
    report.table2.licences.decisions = 1234567
    report.table2.rules.made = 22
    report.table3.received.naturalPerson = 15
    report.table3.received.business = 'n/a'
    const html = printHtml(report, (value) => {
      if (value === 1234567) return '1,234,567'
      if (value === 22) return '22（其中修订16件）'
      if (value === 15) return '&nbsp;１５&nbsp;'
      return value === 'n/a' ? '／' : printCell(value)
    })
    expect(read(html)).toEqual(report)
  })

  it('marks what it cannot read, and does not guess', () => {
    const report = sampleReport()
    report.table3.granted.business = 77
    report.table4.suitDirect.pending = 77
    const got = read(printHtml(report, (value) => (value === 77 ? '7o' : printCell(value))))
    expect(got.unreadable).toEqual([
      { table: 3, row: 'granted', column: 'business', text: '7o' },
      { table: 4, row: 'suitDirect', column: 'pending', text: '7o' },
    ])
    expect(got.table3.granted.business).toBeNull()
    const blocked = checkReport(got)
      .filter(({ verdict }) => verdict === 'notAssessable')
      .map(({ id }) => id)
    expect(blocked).toEqual(['concluded.business', 'rowTotal.granted', 'remedyTotal.suitDirect'])
  })

  it('does not spread a merged cell over the columns it covers', () => {
    const html = printHtml(sampleReport()).replace(
      /(1\.属于国家秘密<\/span><\/p><\/td>)<td ><p><span[^>]*>0<\/span><\/p><\/td><td >/,
      '$1<td colspan="2">',
    )
    const got = read(html)
    expect(got.unreadable.map(({ row, column }) => `${row}.${column}`)).toEqual([
      'refused.stateSecret.naturalPerson',
      'refused.stateSecret.business',
    ])
  })

  it('survives a wrong rowspan of the upright label', () => {
    const report = sampleReport()
    Object.assign(report.table3['other.other'], { legalServices: 9, total: 9 })
    for (const rows of ['20', '25', '1', 'x', '999999']) {
      expect(read(printHtml(report).replace('rowspan="22"', `rowspan="${rows}"`)).table3).toEqual(
        report.table3,
      )
    }
  })

  it('reads a page whose layout is a table', () => {
    const report = sampleReport()
    report.table3.received.other = 3
    const html = printHtml(report)
      .replace('<div id="content">', '<table><tr><td>左栏</td><td>')
      .replace('</div>\n<div>扫一扫', '</td></tr></table>\n<div>扫一扫')
    expect(read(html)).toEqual(report)
  })

  it.each([
    ['colspan="5">', 'colspan="4">'],
    ['colspan="5">', '>'],
    [/<td rowspan="2"><p><span[^>]*>自然人/, '<td>自然人'],
    [/<td colspan="5"><p><span[^>]*>法人或其他组织<\/span><\/p><\/td>/, ''],
  ])('a badly merged head does not shift the columns: %s', (from, to) => {
    const report = sampleReport()
    report.table3.received = {
      naturalPerson: 1,
      business: 2,
      research: 3,
      publicInterest: 4,
      legalServices: 5,
      other: 6,
      total: 21,
    }
    const html = printHtml(report)
    expect(html.replace(from, to)).not.toBe(html)
    expect(read(html.replace(from, to)).table3).toEqual(report.table3)
  })

  it('a block of table 2 without its head is read by its row', () => {
    const report = sampleReport()
    report.table2.fees.amount = 12.5
    const html = printHtml(report).replace('本年收费金额（单位：万元）', '')
    expect(read(html).table2).toEqual(report.table2)
  })

  it('follows the head when the columns stand in another order', () => {
    const report = sampleReport()
    report.table3.received = {
      naturalPerson: 1,
      business: 2,
      research: 3,
      publicInterest: 4,
      legalServices: 5,
      other: 6,
      total: 21,
    }
    const html = printHtml(report)
    const swapped = html
      .replace('商业</span></p><p><span>企业', '@@')
      .replace('科研</span></p><p><span>机构', '商业</span></p><p><span>企业')
      .replace('@@', '科研</span></p><p><span>机构')
    expect(read(swapped).table3.received).toMatchObject({
      naturalPerson: 1,
      business: 3,
      research: 2,
      total: 21,
    })
  })
})

/** The inverse of the decoder, for the characters at hand. */
function gbk(text: string): number[] {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low !== 0x7f) codes.set(decoder.decode(new Uint8Array([high, low])), [high, low])
    }
  }
  return [...text].flatMap((each) => codes.get(each) ?? [each.charCodeAt(0) & 0x7f])
}
