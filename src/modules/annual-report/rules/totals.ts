import {
  APPLICANT_KINDS,
  type Cell,
  OUTCOME_CODES,
  type RemedyColumn,
  ROW_CODES,
  type Table2,
  type Table3,
  type Table3Row,
  type Table4,
} from '../report.ts'

/** What a cell counts as: blank and "/" count as 0. */
export function count(cell: Cell): number {
  return typeof cell === 'number' ? cell : 0
}

/** A table 3 with the same value in all 175 cells; zero unless told otherwise. */
export function emptyTable3(cell: Cell = 0): Table3 {
  return Object.fromEntries(ROW_CODES.map((code) => [code, emptyRow(cell)])) as Table3
}

export function emptyTable2(cell: Cell = 0): Table2 {
  return {
    rules: { made: cell, repealed: cell, inForce: cell },
    normativeDocuments: { made: cell, repealed: cell, inForce: cell },
    licences: { decisions: cell },
    penalties: { decisions: cell },
    coercion: { decisions: cell },
    fees: { amount: cell },
  }
}

export function emptyTable4(cell: Cell = 0): Table4 {
  const group = (): Record<RemedyColumn, Cell> => ({
    upheld: cell,
    overturned: cell,
    other: cell,
    pending: cell,
    total: cell,
  })
  return { reconsideration: group(), suitDirect: group(), suitAfterReconsideration: group() }
}

/**
 * The same table with what can be derived filled in: （七）总计 = Σ of the 21 outcomes per kind of
 * applicant, and 总计 = Σ of the six kinds per row. 四、结转 is not derived: it is what is still open.
 */
export function totalsOf(table: Table3): Table3 {
  const totals = structuredClone(table)
  for (const { kind } of APPLICANT_KINDS) {
    totals.concluded[kind] = sum(OUTCOME_CODES.map((code) => totals[code][kind]))
  }
  for (const code of ROW_CODES) {
    totals[code].total = sum(APPLICANT_KINDS.map(({ kind }) => totals[code][kind]))
  }
  return totals
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce<number>((total, cell) => total + count(cell), 0)
}

function emptyRow(cell: Cell): Table3Row {
  return {
    naturalPerson: cell,
    business: cell,
    research: cell,
    publicInterest: cell,
    legalServices: cell,
    other: cell,
    total: cell,
  }
}
