import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnnualReport, ROW_CODES, SECTION_TITLES, TABLE3_COLUMNS } from '../report.ts'
import { checkReport, emptyTable2, emptyTable3, emptyTable4 } from '../rules/index.ts'
import { printText, sampleReport, type TextLayout } from '../testing/printed-report.ts'
import { balancedReport } from '../testing/random-report.ts'
import { readReport } from './read-report.ts'
import { UnreadableReport } from './unreadable-report.ts'

const fixture = (name: string) => new URL(`../../../../test/fixtures/${name}`, import.meta.url)
const read = (name: string) => readReport(readFileSync(fixture(name)), { name })
const tablesOf = ({ table2, table3, table4, unreadable }: AnnualReport) => ({
  table2,
  table3,
  table4,
  unreadable,
})

interface Truth {
  table2: Record<string, number | number[]>
  table3: number[][]
  table4: number[]
}

describe.each([2023, 2024])('宿迁 %i, text of a PDF', (year) => {
  const report = read(`suqian-${year}.txt`)
  const truth = JSON.parse(readFileSync(fixture(`suqian-${year}.json`), 'utf8')) as Truth

  it.each(ROW_CODES.map((code, at) => [code, truth.table3[at]] as const))('table 3, %s', (code, cells) => {
    expect(TABLE3_COLUMNS.map(({ column }) => report.table3[code][column])).toEqual(cells)
  })

  it('table 2 and table 4, every cell', () => {
    const { rules, normativeDocuments, licences, penalties, coercion, fees } = report.table2
    expect([rules.made, rules.repealed, rules.inForce]).toEqual(truth.table2.规章)
    const documents = [normativeDocuments.made, normativeDocuments.repealed, normativeDocuments.inForce]
    expect(documents).toEqual(truth.table2.行政规范性文件)
    expect(licences.decisions).toBe(truth.table2.行政许可)
    expect(penalties.decisions).toBe(truth.table2.行政处罚)
    expect(coercion.decisions).toBe(truth.table2.行政强制)
    expect(fees.amount).toBe(truth.table2.行政事业性收费)
    expect(Object.values(report.table4).flatMap((group) => Object.values(group))).toEqual(truth.table4)
  })

  it('names organ, year, format and the six sections; nothing is unreadable', () => {
    expect(report).toMatchObject({ organ: '宿迁市', year, format: '2021', unreadable: [], otherFigures: [] })
    expect(report.sections.map(({ title }) => title)).toEqual([...SECTION_TITLES])
    expect(report.sections[0]?.text).toMatch(new RegExp(`^${year}年，我市`))
    expect(report.sections[2]?.text).toBe('')
    expect(report.sections[5]?.text).toMatch(/规定。$/)
  })

  it('balances', () => {
    expect(checkReport(report).filter(({ kind, verdict }) => kind === 'hard' && verdict !== 'pass')).toEqual(
      [],
    )
  })
})

describe('宿迁 2024 against its own text and 2023', () => {
  const checks = checkReport(read('suqian-2024.txt'), read('suqian-2023.txt'))
  const check = (id: string) => checks.find((each) => each.id === id)

  it('flags 复议 134 and 诉讼 57 with both numbers and the sentence', () => {
    const sentence = '全市全年备案政府信息依申请公开领域行政复议案件134件，行政诉讼案件57件'
    expect(check('narrative.reconsideration')).toMatchObject({
      verdict: 'fail',
      left: 134,
      right: 170,
      difference: -36,
    })
    expect(check('narrative.litigation')).toMatchObject({
      verdict: 'fail',
      left: 57,
      right: 77,
      difference: -20,
    })
    expect(check('narrative.reconsideration')?.message).toContain(sentence)
    expect(check('narrative.litigation')?.message).toContain(`25+52=77。“${sentence}”`)
  })

  it('takes 收办 3646 as 3525+121, and every outcome of the text as the table has it', () => {
    expect(check('narrative.received')).toMatchObject({ verdict: 'pass', left: 3646, right: 3646 })
    const failed = checks.filter(({ kind, verdict }) => kind === 'narrative' && verdict === 'fail')
    expect(failed.map(({ id }) => id)).toEqual(['narrative.reconsideration', 'narrative.litigation'])
    for (const id of [
      'granted',
      'partlyGranted',
      'refused',
      'unavailable',
      'notProcessed',
      'other',
      'carriedOut',
    ]) {
      expect(check(`narrative.${id}`)).toMatchObject({ verdict: 'pass' })
    }
  })

  it('finds 结转 121 = 121 and what is in force in order', () => {
    expect(check('carriedOver.total')).toMatchObject({ verdict: 'pass', left: 121, right: 121 })
    expect(check('inForce.rules')).toMatchObject({ verdict: 'pass', left: 12, right: 12 })
    expect(check('inForce.normativeDocuments')).toMatchObject({ verdict: 'pass', left: 420, right: 420 })
    expect(checks.filter(({ kind }) => kind === 'acrossYears')).toHaveLength(9)
  })
})

describe('襄阳市招商局 2024, one cell a line', () => {
  const report = read('xiangyang-2024.txt')

  it('reads every cell', () => {
    const table3 = emptyTable3()
    for (const code of ['received', 'granted', 'concluded'] as const) {
      Object.assign(table3[code], { naturalPerson: 1, total: 1 })
    }
    expect(tablesOf(report)).toEqual({ table2: emptyTable2(), table3, table4: emptyTable4(), unreadable: [] })
  })

  it('reads its head and its narrative, without the tables and the foot of the page', () => {
    expect(report).toMatchObject({ organ: '襄阳市招商局', year: 2024, format: '2021' })
    expect(report.sections.map(({ title }) => title)).toEqual([...SECTION_TITLES])
    expect(report.sections[1]?.text).toBe('2024年,市招商局通过局网站全年发布信息1337条,全文电子化率达100%。')
    expect(report.sections[3]?.text).toBe('2024年度,本机关无行政复议和行政诉讼。')
    expect(report.sections[5]?.text).toMatch(/无公共资源配置相关情况。$/)
  })

  it('passes every check', () => {
    expect(checkReport(report).filter(({ verdict }) => verdict !== 'pass')).toEqual([])
  })
})

describe('any report printed as text is read as it was meant', () => {
  it.each<TextLayout>(['tabs', 'pipes'])('%s, with blanks', (layout) => {
    fc.assert(
      fc.property(balancedReport, (report) => {
        expect(tablesOf(readReport(printText(report, layout), { name: 'x' }))).toEqual(tablesOf(report))
      }),
    )
  })

  it.each<TextLayout>(['cellALine', 'columns'])('%s, without blanks', (layout) => {
    fc.assert(
      fc.property(balancedReport, (report) => {
        const full = JSON.parse(JSON.stringify(report), (_, value) => value ?? 0) as AnnualReport
        expect(readReport(printText(full, layout), { name: 'x' })).toEqual(full)
      }),
    )
  })

  it.each<TextLayout>(['cellALine', 'columns'])(
    '%s: a row that lost a blank cell is never shifted',
    (layout) => {
      fc.assert(
        fc.property(
          balancedReport,
          fc.constantFrom(...ROW_CODES),
          fc.constantFrom(...TABLE3_COLUMNS),
          (report, code, { column }) => {
            report.table3[code][column] = null
            const got = readReport(printText(report, layout), { name: 'x' })
            expect(
              got.unreadable.filter(({ table }) => table === 3).map(({ row, column: at }) => [row, at]),
            ).toEqual([[code, '*']])
            expect(Object.values(got.table3[code])).toEqual(Array(7).fill(null))
            for (const other of ROW_CODES)
              if (other !== code) expect(got.table3[other]).toEqual(report.table3[other])
          },
        ),
      )
    },
  )
})

describe('what the text leaves out', () => {
  const text = (change: (report: AnnualReport) => void, layout: TextLayout = 'cellALine') => {
    const report = sampleReport()
    change(report)
    return printText(report, layout)
  }
  const blankRow = {
    naturalPerson: null,
    business: null,
    research: null,
    publicInterest: null,
    legalServices: null,
    other: null,
    total: null,
  }

  it('a row with no cell at all is blank, and its neighbours stay', () => {
    const got = readReport(
      text((report) => {
        report.table3['refused.stateSecret'] = blankRow
        report.table3['other.other'] = blankRow
        report.table3.granted.business = 5
      }),
      { name: 'x' },
    )
    expect(got.table3['refused.stateSecret']).toEqual(blankRow)
    expect(got.table3['other.other']).toEqual(blankRow)
    expect(got.table3.granted.business).toBe(5)
    expect(got.unreadable).toEqual([])
  })

  it('a wholly blank table says so, and its checks are not assessable', () => {
    const got = readReport(
      text((report) => {
        for (const code of ROW_CODES) report.table3[code] = blankRow
      }),
      { name: 'x' },
    )
    expect(got.unreadable).toEqual([{ table: 3, row: '*', column: '*', text: '整张表没有单元格' }])
    const verdicts = checkReport(got).filter(({ kind, id }) => kind === 'hard' && !id.startsWith('remedy'))
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['notAssessable']))
  })

  it('wholly blank tables 2 and 4 say so', () => {
    const got = readReport(
      text((report) => {
        report.table2 = emptyTable2(null)
        report.table4 = emptyTable4(null)
      }),
      { name: 'x' },
    )
    expect(got.unreadable).toEqual([
      { table: 2, row: '*', column: '*', text: '整张表没有单元格' },
      { table: 4, row: '*', column: '*', text: '整张表没有单元格' },
    ])
    expect(got.sections[4]?.text).toContain('存在的主要问题')
  })

  it('a cell that is no number is unreadable, alone', () => {
    const lines = text((report) => Object.assign(report.table3.granted, { business: 77 })).replace(
      '\n77\n',
      '\n7?7\n',
    )
    const got = readReport(lines, { name: 'x' })
    expect(got.unreadable).toEqual([{ table: 3, row: 'granted', column: 'business', text: '7?7' }])
    expect(got.table3.granted).toMatchObject({ naturalPerson: 0, business: null, research: 0, total: 0 })
  })

  it('notes, thousands, full-width digits and "/" are read', () => {
    const lines = text((report) => {
      report.table2.rules = { made: 'n/a', repealed: 'n/a', inForce: 'n/a' }
      report.table2.normativeDocuments.made = 2222
      report.table2.licences.decisions = 3333
      report.table2.penalties.decisions = 4444
    })
      .replace('\n2222\n', '\n22（其中修订16件）\n')
      .replace('\n3333\n', '\n1,808,595\n')
      .replace('\n4444\n', '\n２８２\n')
    const { table2, unreadable } = readReport(lines, { name: 'x' })
    expect(unreadable).toEqual([])
    expect(table2.rules).toEqual({ made: 'n/a', repealed: 'n/a', inForce: 'n/a' })
    expect(table2.normativeDocuments.made).toBe(22)
    expect(table2.licences.decisions).toBe(1808595)
    expect(table2.penalties.decisions).toBe(282)
  })

  it('page numbers between the rows of a PDF do no harm', () => {
    const lines = text(
      (report) => Object.assign(report.table3['refused.deliberative'], { naturalPerson: 4, total: 4 }),
      'columns',
    )
    for (const page of ['- 5 -', '5', '— 12 —']) {
      const got = readReport(lines.replace('\n6.属于四类过程性信息', `\n${page}\n6.属于四类过程性信息`), {
        name: 'x',
      })
      expect(got.table3['refused.deliberative'].naturalPerson).toBe(4)
    }
  })
})

describe('a PDF with narrow columns', () => {
  /** The label over several lines, the numbers beside its middle one, the upright label strewn between. */
  function wrapped(label: string, cells: string, width: number, at: number): string {
    const lines = label.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []
    const middle = Math.floor((lines.length - 1) / 2)
    const upright = '三、本年度办理结果'[at % 9] ?? ''
    const body = lines.map((line, index) => (index === middle ? `${line} ${cells}` : line))
    return (at > 2 && at < 20 ? [upright, ...body] : body).join('\n')
  }

  it('is read as it was meant, however narrow', () => {
    fc.assert(
      fc.property(balancedReport, fc.integer({ min: 8, max: 20 }), (report, width) => {
        const full = JSON.parse(JSON.stringify(report), (_, value) => value ?? 0) as AnnualReport
        let at = 0
        const text = printText(full, 'columns').replace(
          /^((?:\d\.|（[一二七]）|[一二四]、(?:本|上|结)|行政规范)[^\n]*?)((?: [\d./na]+){3,7})$/gmu,
          (_, label: string, cells: string) => wrapped(label, cells.trim(), width, at++),
        )
        expect(at).toBe(26)
        expect(tablesOf(readReport(text, { name: 'x' }))).toEqual(tablesOf(full))
      }),
    )
  })

  it('a row whose cells are broken over lines is not put together', () => {
    const text = printText(sampleReport(), 'columns').replace(
      '2.重复申请 0 0 0 0 0 0 0',
      '2.重复申请 0 0 0 0 0 0\n7',
    )
    expect(readReport(text, { name: 'x' }).unreadable.map(({ row }) => row)).toEqual([
      'notProcessed.duplicate',
    ])
  })
})

describe('titles in the wild', () => {
  it.each([
    ['襄阳市招商局2024年政府信息公开工作年度报告', '襄阳市招商局', 2024],
    ['标题：襄阳市招商局2024年度政府信息公开工作报告', '襄阳市招商局', 2024],
    ['2024年宿迁市政府信息公开年度报告', '宿迁市', 2024],
    ['某县水利局\n２０２４年政府信息公开工作年度报告', '某县水利局', 2024],
    ['某县水利局政府信息公开工作年度报告（2024年）', '某县水利局', 2024],
    ['某县水利局政府信息公开2024年度报告', '某县水利局', 2024],
    ['某县水利局二〇二四年政府信息公开工作年度报告', '某县水利局', 2024],
    ['没有标题', null, null],
  ])('%s', (title, organ, year) => {
    const text = printText(sampleReport(), 'columns').replace(/^[^\n]*/, title)
    expect(readReport(text, { name: 'x' })).toMatchObject({ organ, year })
  })

  it('a list of contents above does not hide the sections', () => {
    const text = printText(sampleReport(), 'columns')
    const contents = SECTION_TITLES.map((title, at) => `${title}……${at + 1}`).join('\n')
    expect(readReport(text.replace('\n', `\n${contents}\n`), { name: 'x' })).toEqual(sampleReport())
  })

  it('a wrong number before a title is kept as printed, and flagged', () => {
    const text = printText(sampleReport(), 'columns').replace(
      '六、其他需要报告的事项',
      '第六、其他需要报告的事项',
    )
    const report = readReport(text, { name: 'x' })
    expect(report.sections[5]?.title).toBe('第六、其他需要报告的事项')
    const failed = checkReport(report).filter(({ verdict }) => verdict === 'fail')
    expect(failed.map(({ id }) => id)).toEqual(['form.section.6'])
  })
})

describe('a text that was damaged on its way', () => {
  const damage: Record<string, (lines: string[], at: number) => void> = {
    'a line lost': (lines, at) => lines.splice(at, 1),
    'a line doubled': (lines, at) => lines.splice(at, 0, lines[at] ?? ''),
    'a page number': (lines, at) => lines.splice(at, 0, '5'),
    'the head of a page': (lines, at) => lines.splice(at, 0, '宿迁市人民政府办公室'),
  }
  /** Every cell another number, so that no shift can hide. */
  const numbered = sampleReport()
  let next = 100
  for (const code of ROW_CODES)
    for (const { column } of TABLE3_COLUMNS) numbered.table3[code][column] = next++
  for (const group of Object.values(numbered.table4)) {
    for (const column of Object.keys(group) as (keyof typeof group)[]) group[column] = next++
  }
  const texts: Record<string, string> = {
    'text of a PDF': readFileSync(fixture('suqian-2024.txt'), 'utf8'),
    'one cell a line': printText(numbered, 'cellALine'),
    columns: printText(numbered, 'columns'),
  }
  const cases = Object.keys(texts).flatMap((text) => Object.keys(damage).map((what) => [text, what] as const))

  it.each(cases)('%s, %s: no cell is wrong; it is right or said to be unreadable', (text, what) => {
    const whole = texts[text] ?? ''
    const truth = tablesOf(readReport(whole, { name: 'x' }))
    const lines = whole.split('\n').filter((line) => line.trim() !== '')
    for (let at = lines.indexOf(SECTION_TITLES[1]) + 1; at < lines.length; at++) {
      const damaged = [...lines]
      damage[what]?.(damaged, at)
      for (const wrong of wrongCells(truth, damaged.join('\n'))) {
        expect.fail(`${what} at “${lines[at]}”: ${wrong}`)
      }
    }
  })

  function wrongCells(truth: ReturnType<typeof tablesOf>, text: string): string[] {
    const got = readOrNull(text)
    if (got === null) return []
    return (['table2', 'table3', 'table4'] as const).flatMap((table) =>
      Object.entries(truth[table]).flatMap(([row, cells]) => {
        const read = (got[table] as unknown as Record<string, Record<string, unknown>>)[row] ?? {}
        const wrong = Object.entries(cells).filter(
          ([column, value]) => read[column] !== null && read[column] !== value,
        )
        return wrong.map(([column, value]) => `${table}.${row}.${column} is ${value}, read ${read[column]}`)
      }),
    )
  }

  function readOrNull(text: string): AnnualReport | null {
    try {
      return readReport(text, { name: 'x' })
    } catch (error) {
      if (error instanceof UnreadableReport) return null
      throw error
    }
  }
})
