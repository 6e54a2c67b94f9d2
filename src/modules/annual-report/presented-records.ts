import type { Day } from '../../lib/day.ts'
import type { CountedDocument } from '../documents/index.ts'
import type { Remedy } from '../remedies/index.ts'
import type { RequestRow } from '../requests/index.ts'
import { STAGES } from '../requests/rules/index.ts'
import type { CellRecords, EntryRecord } from './queries/index.ts'
import { REMEDY_COLUMNS, REMEDY_GROUPS, ROW_GROUPS, TABLE3_ROWS } from './report.ts'

export interface CountedRequest {
  id: number
  /** 登记编号, before it has one that of the receipt. */
  number: string
  information: string
  receivedOn: Day | null
  concludedOn: Day | null
  /** The row of table 3 it was concluded in; the stage while it is open. */
  outcome: string
}

export interface CountedRemedy {
  id: number
  requestId: number
  group: string
  fileNumber: string
  filedOn: Day
  concludedOn: Day | null
  outcome: string
}

/** What stands behind a cell, in words. */
export type RecordsView =
  | { kind: 'requests'; items: CountedRequest[]; opening: number }
  | { kind: 'remedies'; items: CountedRemedy[] }
  | { kind: 'documents'; items: CountedDocument[]; opening: number }
  | { kind: 'entry'; entry: EntryRecord | null }

export function presentRecords(records: CellRecords): RecordsView {
  switch (records.kind) {
    case 'requests':
      return { ...records, items: records.items.map(requestOf) }
    case 'remedies':
      return { kind: 'remedies', items: records.items.map(remedyOf) }
    case 'documents':
    case 'entry':
      return records
  }
}

/** Only what the list shows: no applicant, no officer. */
function requestOf(row: RequestRow): CountedRequest {
  const { id, information, receivedOn, concludedOn } = row
  return {
    id,
    number: row.caseNumber ?? row.receiptNumber,
    information,
    receivedOn,
    concludedOn,
    outcome: row.outcome === null ? STAGES[row.stage] : outcomeWords(row.outcome),
  }
}

function outcomeWords(outcome: NonNullable<RequestRow['outcome']>): string {
  const found = TABLE3_ROWS.find(({ code }) => code === outcome)
  if (found === undefined) return outcome
  return `${found.group === null ? '' : ROW_GROUPS[found.group]}${found.label}`
}

function remedyOf(remedy: Remedy): CountedRemedy {
  const { id, requestId, fileNumber, filedOn } = remedy
  const column = remedy.state === 'concluded' ? remedy.outcome : 'pending'
  return {
    id,
    requestId,
    group: REMEDY_GROUPS.find(({ group }) => group === remedy.kind)?.label ?? remedy.kind,
    fileNumber,
    filedOn,
    concludedOn: remedy.state === 'concluded' ? remedy.concludedOn : null,
    outcome: REMEDY_COLUMNS.find((each) => each.column === column)?.label ?? column,
  }
}
