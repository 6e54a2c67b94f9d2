import {
  type AnnualReport,
  APPLICANT_KINDS,
  type CheckResult,
  type Column,
  ROW_GROUPS,
  type RowCode,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
} from '../report.ts'
import { count } from './totals.ts'

/** What probably went wrong where hard checks fail: a hint for a person, never a correction. */
export interface LikelyCause {
  kind: 'wrongColumn' | 'wrongCell' | 'splitCell'
  /** The cells to look at, e.g. `table3.received.naturalPerson`. */
  cells: string[]
  /** In Chinese. */
  message: string
}

/**
 * Looks for the usual slips behind the failures of table 3: a case counted under another kind of applicant (two columns
 * off by the same number, in opposite directions), one cell mistyped (a row and a column off by the same number), a
 * number that fell into two cells ("1 | 2" for 12).
 */
export function likelyCauses(report: AnnualReport, checks: readonly CheckResult[]): LikelyCause[] {
  const failed = checks.filter(({ kind, verdict }) => kind === 'hard' && verdict === 'fail')
  if (failed.length === 0) return []
  return [...wrongColumns(failed), ...wrongCells(report, failed), ...splitCells(report, failed)]
}

/** A pair of columns whose balances are off by n and −n. */
function wrongColumns(failed: readonly CheckResult[]): LikelyCause[] {
  return (['balance', 'concluded'] as const).flatMap((rule) => {
    const off = APPLICANT_KINDS.flatMap(({ kind, label }) => {
      const check = failed.find(({ id }) => id === `${rule}.${kind}`)
      return check?.difference == null ? [] : [{ label, difference: check.difference, cells: check.cells }]
    })
    const pairs = off.flatMap((one, at) =>
      off
        .slice(at + 1)
        .filter((other) => other.difference === -one.difference)
        .map((other) => [one, other] as const),
    )
    // With several such pairs nothing tells which belong together.
    if (pairs.length !== 1) return []
    return pairs.map(([one, other]) => ({
      kind: 'wrongColumn' as const,
      cells: [...one.cells, ...other.cells],
      message: `“${one.label}”列与“${other.label}”列相差的件数正好相反（${signed(one.difference)} 和 ${signed(other.difference)}），可能有 ${Math.abs(one.difference)} 件记错了申请人类别`,
    }))
  })
}

/** The row whose total is off and the column whose conclusion is off by as much cross in one cell. */
function wrongCells(report: AnnualReport, failed: readonly CheckResult[]): LikelyCause[] {
  return rowsOff(failed).flatMap(({ row, difference }) =>
    APPLICANT_KINDS.flatMap(({ kind }) => {
      const column = failed.find(({ id }) => id === `concluded.${kind}`)
      const meant = count(report.table3[row][kind]) + difference
      if (column?.difference !== difference || meant < 0) return []
      return [
        {
          kind: 'wrongCell' as const,
          cells: [`table3.${row}.${kind}`],
          message: `“${nameOf(row)}”行与“${labelOf(kind)}”列都相差 ${signed(difference)}：交叉处的 ${count(report.table3[row][kind])} 可能应为 ${meant}`,
        },
      ]
    }),
  )
}

/** Two neighbours whose digits, written together, make up what the row lacks. */
function splitCells(report: AnnualReport, failed: readonly CheckResult[]): LikelyCause[] {
  return rowsOff(failed).flatMap(({ row, difference }) =>
    APPLICANT_KINDS.slice(0, -1).flatMap(({ kind }, at) => {
      const next = APPLICANT_KINDS[at + 1]?.kind ?? kind
      const [left, right] = [count(report.table3[row][kind]), count(report.table3[row][next])]
      const whole = Number(`${left}${right}`)
      if (left === 0 || whole - left - right !== difference) return []
      return [
        {
          kind: 'splitCell' as const,
          cells: [`table3.${row}.${kind}`, `table3.${row}.${next}`],
          message: `“${nameOf(row)}”行的 ${left} 和 ${right} 可能是一个数 ${whole}，被拆进了“${labelOf(kind)}”和“${labelOf(next)}”两格`,
        },
      ]
    }),
  )
}

/** Rows whose total is not the sum of the six kinds, with what the six lack. */
function rowsOff(failed: readonly CheckResult[]): { row: RowCode; difference: number }[] {
  return failed.flatMap(({ id, difference }) => {
    const row = TABLE3_ROWS.find(({ code }) => id === `rowTotal.${code}`)?.code
    return row === undefined || difference === null ? [] : [{ row, difference }]
  })
}

function nameOf(row: RowCode): string {
  const found = TABLE3_ROWS.find(({ code }) => code === row)
  return `${found?.group == null ? '' : ROW_GROUPS[found.group]}${found?.label ?? row}`
}

function labelOf(column: Column): string {
  return TABLE3_COLUMNS.find((each) => each.column === column)?.label ?? column
}

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : `−${-difference}`
}
