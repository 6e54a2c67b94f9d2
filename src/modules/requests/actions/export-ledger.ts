import type { SheetData } from 'write-excel-file/node'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { listPeople } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { APPLICANT_KINDS, INTAKE_CHANNELS } from '../applicant.ts'
import { OUTCOMES } from '../outcome.ts'
import { type ListedRequest, viewRows } from '../queries/list-requests.ts'
import { type Wanted, wantedCases } from '../queries/wanted-cases.ts'

/** More than this is another year's work: a spreadsheet of that size helps nobody. */
const MOST_ROWS = 20_000

const COLUMNS = [
  ['序号', 6],
  ['登记编号', 16],
  ['收到日期', 12],
  ['渠道', 10],
  ['申请人类型', 14],
  ['申请人', 12],
  ['申请内容', 48],
  ['答复期限', 12],
  ['原期限', 12],
  ['办理环节', 14],
  ['办理结果', 26],
  ['答复日期', 12],
  ['经办人', 10],
] as const

/**
 * 申请台账 as a spreadsheet, with the columns of the old paper ledger; names masked. Refused for more rows than a
 * spreadsheet is good for. Leaves a record: it is a copy that lives on elsewhere.
 */
export async function exportLedger(ctx: Ctx, wanted: Wanted): Promise<Uint8Array> {
  const cases = (await wantedCases(ctx, wanted)).select('intake_id as intakeId')
  const rows = await cases
    .orderBy('received_on', (each) => each.asc().nullsLast())
    .orderBy('id')
    .limit(MOST_ROWS + 1)
    .execute()
  insist(
    rows.length > MOST_ROWS
      ? refusal('ledger-too-long', `超过${MOST_ROWS}件，请按年度或者办理环节分别导出`, { field: 'year' })
      : null,
  )
  const people = new Map((await listPeople(ctx)).map(({ id, name }) => [id, name]))
  const listed = await viewRows(ctx, rows)
  await record(
    ctx,
    'requests.exportLedger',
    { kind: 'ledger', id: ctx.today },
    { detail: { rows: rows.length } },
  )
  return writeSheet(listed.map((row, index) => ledgerRow(row, index + 1, people)))
}

/** A text that a spreadsheet would reckon with is marked as a text. */
export function harmless(text: string): string {
  return /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function ledgerRow(
  row: ListedRequest,
  serial: number,
  people: ReadonlyMap<number, string>,
): (string | number)[] {
  return [
    serial,
    row.caseNumber ?? row.receiptNumber,
    row.receivedOn ?? '',
    INTAKE_CHANNELS[row.channel],
    APPLICANT_KINDS[row.applicantKind],
    row.applicantName,
    row.information,
    row.dueOn ?? '',
    row.originalDueOn ?? '',
    row.stageWords,
    row.outcome === null ? '' : OUTCOMES[row.outcome].label,
    row.concludedOn ?? '',
    row.officerId === null ? '' : (people.get(row.officerId) ?? ''),
  ]
}

async function writeSheet(rows: readonly (string | number)[][]): Promise<Uint8Array> {
  const head = COLUMNS.map(([value]) => ({ value, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) =>
    row.map((value) =>
      typeof value === 'number' ? { value, type: Number } : { value: harmless(value), type: String },
    ),
  )
  const columns = COLUMNS.map(([, width]) => ({ width }))
  // Only who exports pays for the library.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  return writeExcelFile([head, ...body] as SheetData, {
    columns,
    sheet: '申请台账',
    stickyRowsCount: 1,
  }).toBuffer()
}
