import type { Ctx } from '../../../lib/ctx.ts'
import { lastDayOf } from '../../../lib/day.ts'
import { countPublications } from '../../channels/index.ts'
import { countInForce, countMade, countRepealed, type DocumentKind } from '../../documents/index.ts'
import { countFees } from '../../fees/index.ts'
import { countTable4 } from '../../remedies/index.ts'
import { countTable3 } from '../../requests/index.ts'
import type { EnteredCode, Figures } from '../compilation.ts'
import {
  type Cell,
  type DocumentCounts,
  OUTCOME_CODES,
  REMEDY_GROUPS,
  type Table3,
  type Table4,
} from '../report.ts'
import { emptyTable3, emptyTable4, totalsOf } from '../rules/index.ts'
import { listEntered } from './list-entered.ts'
import { openingInForce } from './opening-in-force.ts'

/**
 * 国办公开办函〔2021〕30号: all figures of a year. Tables 3 and 4 and the document counts of table 2 are counted in the
 * ledgers at every call; what no ledger holds is as it was entered, blank where nobody has.
 */
export async function compileFigures(ctx: Ctx, year: number): Promise<Figures> {
  const entered = new Map<EnteredCode, Cell>(
    (await listEntered(ctx, year)).map(({ code, value }) => [code, value]),
  )
  const cell = (code: EnteredCode) => entered.get(code) ?? null
  const publications = await countPublications(ctx, year)
  return {
    table2: {
      rules: await countDocuments(ctx, 'rule', year),
      normativeDocuments: await countDocuments(ctx, 'normativeDocument', year),
      licences: { decisions: cell('licences') },
      penalties: { decisions: cell('penalties') },
      coercion: { decisions: cell('coercion') },
      fees: { amount: cell('fees') },
    },
    table3: await table3Of(ctx, year),
    table4: await table4Of(ctx, year),
    publications: publications.map(({ name, kind, count }) => ({ channel: name, kind, count })),
    feeNotices: await countFees(ctx, year),
    suggestions: cell('suggestions'),
    recessSuggestions: cell('recessSuggestions'),
    proposals: cell('proposals'),
  }
}

async function countDocuments(ctx: Ctx, kind: DocumentKind, year: number): Promise<DocumentCounts> {
  return {
    made: await countMade(ctx, kind, year),
    repealed: await countRepealed(ctx, kind, year),
    inForce: (await countInForce(ctx, kind, lastDayOf(year))) + (await openingInForce(ctx, kind, year)),
  }
}

async function table3Of(ctx: Ctx, year: number): Promise<Table3> {
  const { received, carriedIn, carriedOut, outcomes } = await countTable3(ctx, year)
  const table = emptyTable3()
  Object.assign(table.received, received)
  Object.assign(table.carriedIn, carriedIn)
  Object.assign(table.carriedOut, carriedOut)
  for (const code of OUTCOME_CODES) Object.assign(table[code], outcomes[code as keyof typeof outcomes])
  return totalsOf(table)
}

async function table4Of(ctx: Ctx, year: number): Promise<Table4> {
  const counts = await countTable4(ctx, year)
  const table = emptyTable4()
  for (const { group } of REMEDY_GROUPS) {
    const { upheld, overturned, other, pending } = counts[group]
    table[group] = { upheld, overturned, other, pending, total: upheld + overturned + other + pending }
  }
  return table
}
