import type { Ctx } from '../../../lib/ctx.ts'
import { NotFound } from '../../../lib/refusal.ts'
import { findPerson } from '../../accounts/index.ts'
import { type CountedDocument, listCounted } from '../../documents/index.ts'
import { listTable4Records, type Remedy } from '../../remedies/index.ts'
import { countOpening, listCellRecords, type RequestRow, type Table3Cell } from '../../requests/index.ts'
import { ENTERED_FIGURES, type EnteredCode } from '../compilation.ts'
import {
  type Cell,
  type Column,
  REMEDY_COLUMNS,
  REMEDY_GROUPS,
  ROW_CODES,
  type RowCode,
  TABLE2_ROWS,
  TABLE3_COLUMNS,
} from '../report.ts'
import { listEntered } from './list-entered.ts'
import { openingInForce } from './opening-in-force.ts'

/** A cell by the codes of `report.ts`. */
export interface CellAddress {
  table: 2 | 3 | 4
  row: string
  column: string
}

/** The entry behind a cell that no ledger fills; null where nobody has entered anything. */
export interface EntryRecord {
  label: string
  unit: string
  value: Cell
  source: string
  enteredBy: string
  enteredAt: Date
}

/**
 * What stands behind a cell: as many records as its figure says, together with the `opening` balance of the ledger of
 * before, which is a number alone; or the entry with its source.
 */
export type CellRecords =
  | { kind: 'requests'; items: RequestRow[]; opening: number }
  | { kind: 'remedies'; items: Remedy[] }
  | { kind: 'documents'; items: CountedDocument[]; opening: number }
  | { kind: 'entry'; entry: EntryRecord | null }

/** The records behind one cell of a year. NotFound for a cell that no table has. */
export async function listRecords(ctx: Ctx, year: number, cell: CellAddress): Promise<CellRecords> {
  switch (cell.table) {
    case 2:
      return behindTable2(ctx, year, cell)
    case 3:
      return behindTable3(ctx, year, cell)
    case 4:
      return behindTable4(ctx, year, cell)
  }
}

const KINDS = { rules: 'rule', normativeDocuments: 'normativeDocument' } as const

async function behindTable2(ctx: Ctx, year: number, { row, column }: CellAddress): Promise<CellRecords> {
  const known = TABLE2_ROWS.find((each) => each.code === row)
  if (known === undefined || !(known.columns as readonly string[]).includes(column)) throw noSuchCell()
  if (known.code === 'rules' || known.code === 'normativeDocuments') {
    const counted = { kind: KINDS[known.code], column: column as 'made' | 'repealed' | 'inForce', year }
    const opening = column === 'inForce' ? await openingInForce(ctx, counted.kind, year) : 0
    return { kind: 'documents', items: await listCounted(ctx, counted), opening }
  }
  return { kind: 'entry', entry: await findEntry(ctx, year, known.code) }
}

async function findEntry(ctx: Ctx, year: number, code: EnteredCode): Promise<EntryRecord | null> {
  const entry = (await listEntered(ctx, year)).find((each) => each.code === code)
  if (entry === undefined) return null
  const { label, unit } = ENTERED_FIGURES[code]
  const { name } = await findPerson(ctx, entry.enteredBy)
  const { value, source, enteredAt } = entry
  return { label, unit, value, source, enteredBy: name, enteredAt }
}

async function behindTable3(ctx: Ctx, year: number, { row, column }: CellAddress): Promise<CellRecords> {
  if (!isRow(row) || !isColumn(column)) throw noSuchCell()
  const cell: Table3Cell = { row: row as Table3Cell['row'], kind: column }
  const opening = await countOpening(ctx, year, cell)
  return { kind: 'requests', items: await listCellRecords(ctx, year, cell), opening }
}

async function behindTable4(ctx: Ctx, year: number, { row, column }: CellAddress): Promise<CellRecords> {
  const group = REMEDY_GROUPS.find((each) => each.group === row)?.group
  const known = REMEDY_COLUMNS.find((each) => each.column === column)?.column
  if (group === undefined || known === undefined) throw noSuchCell()
  return { kind: 'remedies', items: await listTable4Records(ctx, year, { kind: group, column: known }) }
}

function isRow(text: string): text is RowCode {
  return (ROW_CODES as readonly string[]).includes(text)
}

function isColumn(text: string): text is Column {
  return TABLE3_COLUMNS.some(({ column }) => column === text)
}

function noSuchCell(): NotFound {
  return new NotFound('这个单元格')
}
