import {
  type AnnualReport,
  APPLICANT_KINDS,
  type CheckResult,
  OUTCOME_CODES,
  REMEDY_COLUMNS,
  REMEDY_GROUPS,
  ROW_GROUPS,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
} from '../report.ts'
import { cell3, equality, figure } from './cells.ts'

/**
 * The checks whose failure is an error (国办公开办函〔2021〕30号, note in the head of table 3:
 * “本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”): 7 + 7 columns, 25 rows, 3 groups.
 */
export function hardChecks(report: AnnualReport): CheckResult[] {
  return [...balances(report), ...conclusions(report), ...rowTotals(report), ...remedyTotals(report)]
}

function balances(report: AnnualReport): CheckResult[] {
  return TABLE3_COLUMNS.map(({ column, label }) =>
    equality(
      `balance.${column}`,
      'hard',
      {
        left: [cell3(report, 'received', column), cell3(report, 'carriedIn', column)],
        right: [cell3(report, 'concluded', column), cell3(report, 'carriedOut', column)],
      },
      `表三“${label}”列：一加二应等于三（七）加四`,
    ),
  )
}

function conclusions(report: AnnualReport): CheckResult[] {
  return TABLE3_COLUMNS.map(({ column, label }) =>
    equality(
      `concluded.${column}`,
      'hard',
      {
        left: [cell3(report, 'concluded', column)],
        right: OUTCOME_CODES.map((code) => cell3(report, code, column)),
      },
      `表三“${label}”列：（七）总计应等于（一）至（六）各项之和`,
    ),
  )
}

function rowTotals(report: AnnualReport): CheckResult[] {
  return TABLE3_ROWS.map(({ code, label, group }) =>
    equality(
      `rowTotal.${code}`,
      'hard',
      {
        left: [cell3(report, code, 'total')],
        right: APPLICANT_KINDS.map(({ kind }) => cell3(report, code, kind)),
      },
      `表三“${group === null ? '' : ROW_GROUPS[group]}${label}”行：总计应等于六类申请人之和`,
    ),
  )
}

function remedyTotals(report: AnnualReport): CheckResult[] {
  const parts = REMEDY_COLUMNS.filter(({ column }) => column !== 'total')
  return REMEDY_GROUPS.map(({ group, label }) => {
    const row = report.table4[group]
    return equality(
      `remedyTotal.${group}`,
      'hard',
      {
        left: [figure(report, 4, group, 'total', row.total)],
        right: parts.map(({ column }) => figure(report, 4, group, column, row[column])),
      },
      `表四“${label}”：总计应等于四项结果之和`,
    )
  })
}
