import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { loadCalendar } from '../../calendar/index.ts'
import type { ApplicantKind, IntakeChannel } from '../applicant.ts'
import type { OutcomeCode } from '../outcome.ts'
import type { Stage } from '../request.ts'
import { type DaysLeftBand, spanOfBand } from '../rules/days-left.ts'
import { spanOf } from '../rules/table-3.ts'
import { on } from '../tables.ts'
import { selectRows } from './load-case.ts'
import { listMovingCases, MOVING_STAGES } from './open-cases.ts'
import { spanOfMonth } from './show-board.ts'

/** What of a month: each figure of the board opens its cases. */
export const MONTH_FIGURES = {
  received: '新收',
  concluded: '办结',
  late: '逾期办结',
  extended: '延期',
  supplementsAsked: '补正告知',
} as const
export type MonthFigure = keyof typeof MONTH_FIGURES

/** What a list of cases is to show; each condition narrows it further. */
export interface Wanted {
  which: 'open' | 'all'
  stage?: Stage | undefined
  left?: DaysLeftBand | undefined
  /** `none`: nobody is assigned yet. */
  officer?: number | 'none' | undefined
  /** One of the six columns of table 3, or all five of 法人或者其他组织. */
  kind?: ApplicantKind | 'organisation' | undefined
  channel?: IntakeChannel | undefined
  /** 承办科室; `none`: with no unit. */
  unit?: number | 'none' | undefined
  outcome?: OutcomeCode | undefined
  /** Received, or with `outcome` concluded, in this year. */
  year?: number | undefined
  /** Like 2026-03, with which of its figures. */
  month?: { month: string; figure: MonthFigure } | undefined
}

/** Cases of a list, not yet in any order. */
export type Rows = ReturnType<typeof selectRows>

/** The conditions of a list, for its rows and for their number alike. */
export async function wantedCases(ctx: Ctx, wanted: Wanted): Promise<Rows> {
  let query = selectRows(ctx)
  const { which, stage, officer, outcome, year, month } = wanted
  if (which === 'open') query = query.where('concluded_on', 'is', null)
  if (stage !== undefined) query = query.where('stage', '=', stage)
  if (officer !== undefined) {
    query =
      officer === 'none' ? query.where('officer_id', 'is', null) : query.where('officer_id', '=', officer)
  }
  query = ofParties(query, wanted)
  // What has an outcome is concluded; said aloud, so that the index of concluded cases serves.
  if (outcome !== undefined) {
    query = query.where('outcome', '=', outcome).where('concluded_on', 'is not', null)
  }
  if (year !== undefined) {
    const { first, last } = spanOf(year)
    const column = outcome === undefined ? 'received_on' : 'concluded_on'
    query = query.where(column, '>=', first).where(column, '<=', last)
  }
  if (month !== undefined) query = ofMonth(ctx, query, month)
  return wanted.left === undefined ? query : withLeft(ctx, query, wanted.left)
}

/** By who asked, how it came, and who works on it. */
function ofParties(query: Rows, { kind, channel, unit }: Wanted): Rows {
  let narrowed = query
  if (kind === 'organisation') narrowed = narrowed.where('applicant_kind', '<>', 'naturalPerson')
  else if (kind !== undefined) narrowed = narrowed.where('applicant_kind', '=', kind)
  if (channel !== undefined) narrowed = narrowed.where('channel', '=', channel)
  if (unit === 'none') return narrowed.where('unit_id', 'is', null)
  return unit === undefined ? narrowed : narrowed.where('unit_id', '=', unit)
}

async function withLeft(ctx: Ctx, query: Rows, band: DaysLeftBand): Promise<Rows> {
  const calendar = await loadCalendar(ctx)
  const moving = (await listMovingCases(ctx, calendar)).filter((each) => each.band === band)
  const ids = moving.map(({ id }) => id)
  const span = band === 'none' ? null : spanOfBand(band, ctx.today, calendar)
  return query.where('concluded_on', 'is', null).where((where) => {
    const steady = [where('stage', 'not in', MOVING_STAGES)]
    if (span === null) steady.push(where('due_on', 'is', null))
    if (span !== null && span.from !== null) steady.push(where('due_on', '>=', span.from))
    if (span !== null && span.before !== null) steady.push(where('due_on', '<', span.before))
    return ids.length === 0 ? where.and(steady) : where.or([where.and(steady), where('id', 'in', ids)])
  })
}

function ofMonth(ctx: Ctx, query: Rows, { month, figure }: { month: string; figure: MonthFigure }): Rows {
  const { first, next } = spanOfMonth(month)
  switch (figure) {
    case 'received':
      return query.where('received_on', '>=', first).where('received_on', '<', next)
    case 'concluded':
      return query.where('concluded_on', '>=', first).where('concluded_on', '<', next)
    case 'late':
      return query
        .where('concluded_on', '>=', first)
        .where('concluded_on', '<', next)
        .where(sql<boolean>`concluded_on > due_on`)
    case 'extended':
    case 'supplementsAsked': {
      const kind = figure === 'extended' ? 'extended' : 'supplement-asked'
      const acts = on(ctx)
        .selectFrom('request_act')
        .select('request_id')
        .where('organ_id', '=', ctx.organId)
        .where('kind', '=', kind)
        .where('acted_on', '>=', first)
        .where('acted_on', '<', next)
      return query.where('id', 'in', acts)
    }
  }
}
