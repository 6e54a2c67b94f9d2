import type { Ctx } from '../../lib/ctx.ts'
import { type Day, yearOf } from '../../lib/day.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { findPerson } from '../accounts/index.ts'
import { whyNotPermitted } from '../accounts/rules.ts'
import { findOrgan } from '../organs/index.ts'
import { type CompilationState, STATE_NAMES } from './compilation.ts'
import { listCompilations } from './queries/index.ts'
import { deadlineOf } from './rules/index.ts'

export interface ListedReport {
  id: number
  year: number
  state: CompilationState
  stateName: string
  deadline: { on: Day; article: string }
  compiler: { id: number; name: string }
  documentId: number | null
  /** Of the last decision; empty where nothing was said. */
  opinion: string
  publishedOn: Day | null
}

/** The years of the list: those begun, and the one whose report is due next. */
export interface ReportList {
  items: ListedReport[]
  /** The year that may be begun now; null when it has been. */
  next: { year: number; deadline: { on: Day; article: string } } | null
  /** On the server's clock. */
  today: Day
  can: { begin: Refusal[] }
}

export async function reportList(ctx: Ctx): Promise<ReportList> {
  const mayNot = whyNotPermitted(ctx.actor, 'report.compile')
  const { kind } = await findOrgan(ctx)
  const items: ListedReport[] = []
  for (const { compilerId, ...row } of await listCompilations(ctx)) {
    const { name } = await findPerson(ctx, compilerId)
    items.push({
      ...row,
      stateName: STATE_NAMES[row.state],
      deadline: deadlineOf(kind, row.year),
      compiler: { id: compilerId, name },
    })
  }
  const next = yearOf(ctx.today) - 1
  return {
    items,
    next: items.some(({ year }) => year === next) ? null : { year: next, deadline: deadlineOf(kind, next) },
    today: ctx.today,
    can: { begin: mayNot === null ? [] : [mayNot] },
  }
}
