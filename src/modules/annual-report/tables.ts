import type { ColumnType, Generated, JSONColumnType, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { CompilationState, EnteredCode, OpeningCode, Snapshot } from './compilation.ts'
import type { Cell } from './report.ts'
import type { PersonVerdict } from './verdict.ts'

interface Tables {
  entered_figure: {
    organ_id: OrganId
    year: number
    figure: EnteredCode | OpeningCode
    value: ColumnType<Cell, string, string>
    source: string
    entered_by: number
    entered_at: Date
    version: Generated<number>
  }
  report_verdict: {
    organ_id: OrganId
    id: Generated<number>
    subject: string
    finding_key: string
    check_id: string
    verdict: PersonVerdict
    reason: string
    decided_by: number
    decided_on: Day
  }
  annual_report: {
    organ_id: OrganId
    id: Generated<number>
    year: number
    state: CompilationState
    compiler_id: number
    narrative: JSONColumnType<string[]>
    snapshot: JSONColumnType<Snapshot> | null
    document_id: number | null
    submitted_on: Day | null
    decided_by: number | null
    decided_on: Day | null
    opinion: Generated<string>
    published_on: Day | null
    version: Generated<number>
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
