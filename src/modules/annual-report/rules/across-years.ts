import { type AnnualReport, type CheckResult, type DocumentCounts, TABLE3_COLUMNS } from '../report.ts'
import { cell3, equality, type Figure, figure } from './cells.ts'

/**
 * This year's report against last year's (warnings): 二(Y) = 四(Y−1) in each column, and
 * 现行有效(Y) = 现行有效(Y−1) + 制发 − 废止, which 修订 and 自然失效 may break for good reason.
 */
export function acrossYearsChecks(report: AnnualReport, previous: AnnualReport): CheckResult[] {
  const results = [
    ...carriedOver(report, previous),
    inForce(report, previous, 'rules', '规章'),
    inForce(report, previous, 'normativeDocuments', '行政规范性文件'),
  ]
  if (report.year !== null && previous.year === report.year - 1) return results
  const why = `对比的报告是 ${previous.year ?? '未知'} 年，不是 ${report.year ?? '本'} 年的上一年，不能核对`
  return results.map((each) => notAssessable(each, why))
}

function carriedOver(report: AnnualReport, previous: AnnualReport): CheckResult[] {
  return TABLE3_COLUMNS.map(({ column, label }) =>
    equality(
      `carriedOver.${column}`,
      'acrossYears',
      {
        left: [cell3(report, 'carriedIn', column)],
        right: [ofPrevious(cell3(previous, 'carriedOut', column))],
      },
      `“${label}”列：本年“二、上年结转”应等于上年“四、结转下年度继续办理”`,
    ),
  )
}

function inForce(
  report: AnnualReport,
  previous: AnnualReport,
  row: 'rules' | 'normativeDocuments',
  label: string,
): CheckResult {
  const at = (of: AnnualReport, column: keyof DocumentCounts) =>
    figure(of, 2, row, column, of.table2[row][column])
  const result = equality(
    `inForce.${row}`,
    'acrossYears',
    {
      left: [at(report, 'inForce')],
      right: [ofPrevious(at(previous, 'inForce')), at(report, 'made')],
      rightMinus: [at(report, 'repealed')],
    },
    `${label}：本年现行有效件数应等于上年现行有效件数加本年制发减本年废止（修订、自然失效除外）`,
  )
  if (report.format === '2021' && previous.format === '2021') return result
  return notAssessable(result, `${label}：2019 年格式的表二没有现行有效件数，不能核对`)
}

function ofPrevious(of: Figure): Figure {
  return { ...of, at: `previous.${of.at}` }
}

function notAssessable(result: CheckResult, message: string): CheckResult {
  return { ...result, verdict: 'notAssessable', left: null, right: null, difference: null, message }
}
