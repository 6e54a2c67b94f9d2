import { describe, expect, it } from 'vitest'
import { ROW_CODES, ROW_GROUPS, SECTION_TITLES, TABLE3_ROWS } from '../report.ts'
import { checkReport, emptyTable3 } from '../rules/index.ts'
import { readReport } from './read-report.ts'

/** 国办公开办函〔2019〕60号: other columns in table 2, 政府集中采购, one row for （六）. */
const TABLE2 = [
  ['第二十条第（一）项'],
  ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'],
  ['规章', '1', '1', '9'],
  ['规范性文件', '12', '11', '40'],
  ['第二十条第（五）项'],
  ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
  ['行政许可', '30', '-2', '1,050'],
  ['其他对外管理服务事项', '15', '+1', '77'],
  ['第二十条第（六）项'],
  ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
  ['行政处罚', '8', '0', '66'],
  ['行政强制', '3', '0', '5'],
  ['第二十条第（八）项'],
  ['信息内容', '上一年项目数量', '本年增/减'],
  ['行政事业性收费', '4', '0'],
  ['第二十条第（九）项'],
  ['信息内容', '采购项目数量', '采购总金额'],
  ['政府集中采购', '6', '123.45万元'],
]
const CODES = ROW_CODES.filter((code) => code !== 'other.notSupplemented' && code !== 'other.feeUnpaid')
const TABLE3 = CODES.map((code) => {
  const printed = TABLE3_ROWS.find((row) => row.code === code)
  const label = code === 'other.other' ? ROW_GROUPS.other : (printed?.label ?? '')
  const counts: Partial<Record<string, string>> = {
    received: '5',
    granted: '2',
    'other.other': '3',
    concluded: '5',
  }
  const count = counts[code] ?? '0'
  return [label, count, '0', '0', '0', '0', '0', count]
})

function text(separator: string): string {
  const rows = (of: readonly string[][]) => of.map((row) => row.join(separator)).join('\n')
  return [
    '某县水利局2020年政府信息公开工作年度报告',
    ...[SECTION_TITLES[0], '2020年，本机关积极推进。', SECTION_TITLES[1], rows(TABLE2), SECTION_TITLES[2]],
    ...['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '申请人情况', rows(TABLE3)],
    ...[SECTION_TITLES[3], '行政复议', '结果维持', '总计', Array(15).fill('0').join(separator)],
    ...[SECTION_TITLES[4], '无。', SECTION_TITLES[5], '无。'],
  ].join('\n')
}

describe.each([
  ['one cell a line', '\n'],
  ['columns', ' '],
  ['tabs', '\t'],
])('the 2019 format, %s', (_, separator) => {
  const report = readReport(text(separator), { name: 'x' })

  it('is recognised, and nothing is unreadable', () => {
    expect(report).toMatchObject({ organ: '某县水利局', year: 2020, format: '2019', unreadable: [] })
  })

  it('puts the single row （六） into other.other', () => {
    const table3 = emptyTable3()
    Object.assign(table3.received, { naturalPerson: 5, total: 5 })
    Object.assign(table3.granted, { naturalPerson: 2, total: 2 })
    Object.assign(table3['other.other'], { naturalPerson: 3, total: 3 })
    Object.assign(table3.concluded, { naturalPerson: 5, total: 5 })
    const blank = emptyTable3(null)
    table3['other.notSupplemented'] = blank['other.notSupplemented']
    table3['other.feeUnpaid'] = blank['other.feeUnpaid']
    expect(report.table3).toEqual(table3)
    expect(checkReport(report).filter(({ kind, verdict }) => kind === 'hard' && verdict !== 'pass')).toEqual(
      [],
    )
  })

  it('takes from table 2 what has a place in it, and keeps the rest as printed', () => {
    expect(report.table2).toEqual({
      rules: { made: 1, repealed: null, inForce: null },
      normativeDocuments: { made: 12, repealed: null, inForce: null },
      licences: { decisions: 1050 },
      penalties: { decisions: 66 },
      coercion: { decisions: 5 },
      fees: { amount: null },
    })
    expect(report.otherFigures).toContainEqual({ row: '行政许可', column: '本年增/减', value: -2 })
    expect(report.otherFigures).toContainEqual({ row: '政府集中采购', column: '采购总金额', value: 123.45 })
    expect(report.otherFigures).toContainEqual({ row: '规章', column: '对外公开总数量', value: 9 })
  })
})
