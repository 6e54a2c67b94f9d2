/** For tests only: random reports whose tables balance. */
import fc from 'fast-check'
import {
  type AnnualReport,
  APPLICANT_KINDS,
  type Cell,
  OUTCOME_CODES,
  REMEDY_COLUMNS,
  REMEDY_GROUPS,
  type Table3,
  type Table4,
} from '../report.ts'
import { count, emptyTable3, emptyTable4, totalsOf } from '../rules/index.ts'
import { sampleReport } from './printed-report.ts'

const counts = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(9999) })

/** Cells that may be blank or "/": both count as 0. */
const cells: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 8, arbitrary: counts },
  { weight: 1, arbitrary: fc.constant<Cell>(null) },
  { weight: 1, arbitrary: fc.constant<Cell>('n/a') },
)

export const balancedTable3: fc.Arbitrary<Table3> = fc
  .record({
    outcomes: fc.array(fc.array(counts, { minLength: 6, maxLength: 6 }), { minLength: 21, maxLength: 21 }),
    carriedOut: fc.array(counts, { minLength: 6, maxLength: 6 }),
    carriedIn: fc.array(fc.nat(50), { minLength: 6, maxLength: 6 }),
  })
  .map(({ outcomes, carriedOut, carriedIn }) => {
    const table = emptyTable3()
    for (const [at, { kind }] of APPLICANT_KINDS.entries()) {
      for (const [row, code] of OUTCOME_CODES.entries()) table[code][kind] = outcomes[row]?.[at] ?? 0
      table.carriedOut[kind] = carriedOut[at] ?? 0
    }
    for (const [at, { kind }] of APPLICANT_KINDS.entries()) {
      const all = count(totalsOf(table).concluded[kind]) + count(table.carriedOut[kind])
      table.carriedIn[kind] = Math.min(all, carriedIn[at] ?? 0)
      table.received[kind] = all - count(table.carriedIn[kind])
    }
    return totalsOf(table)
  })

export const balancedTable4: fc.Arbitrary<Table4> = fc
  .array(counts, { minLength: 12, maxLength: 12 })
  .map((numbers) => {
    const table = emptyTable4()
    const parts = REMEDY_COLUMNS.filter(({ column }) => column !== 'total')
    for (const [at, { group }] of REMEDY_GROUPS.entries()) {
      for (const [column, part] of parts.entries()) table[group][part.column] = numbers[at * 4 + column] ?? 0
      table[group].total = numbers.slice(at * 4, at * 4 + 4).reduce((sum, each) => sum + each, 0)
    }
    return table
  })

export const balancedReport: fc.Arbitrary<AnnualReport> = fc
  .record({
    table3: balancedTable3,
    table4: balancedTable4,
    counts: fc.array(cells, { minLength: 9, maxLength: 9 }),
    amount: fc.oneof(
      fc.constant<Cell>('n/a'),
      fc.nat(1_000_000_000).map((each) => each / 10_000),
    ),
  })
  .map(({ table3, table4, counts: of, amount }) => {
    const at = (index: number): Cell => of[index] ?? null
    return sampleReport({
      table3,
      table4,
      table2: {
        rules: { made: at(0), repealed: at(1), inForce: at(2) },
        normativeDocuments: { made: at(3), repealed: at(4), inForce: at(5) },
        licences: { decisions: at(6) },
        penalties: { decisions: at(7) },
        coercion: { decisions: at(8) },
        fees: { amount },
      },
    })
  })
