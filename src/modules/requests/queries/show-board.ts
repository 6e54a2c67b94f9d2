import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { addDays, type Day, yearOf } from '../../../lib/day.ts'
import { loadCalendar } from '../../calendar/index.ts'
import { type Calendar, listDays } from '../../calendar/rules/index.ts'
import type { OutcomeCode } from '../outcome.ts'
import { DAYS_LEFT_BANDS, type DaysLeftBand } from '../rules/days-left.ts'
import { spanOf } from '../rules/table-3.ts'
import { on } from '../tables.ts'
import { countSteadyCases, listMovingCases } from './open-cases.ts'

export interface Board {
  today: Day
  /** Open cases by days left. */
  bands: Record<DaysLeftBand, number>
  /** Open cases by officer; null where nobody is assigned yet. */
  officers: { officerId: number | null; open: number; overdue: number; soon: number }[]
  year: number
  /** Concluded this year, by outcome. */
  outcomes: { outcome: OutcomeCode; count: number }[]
  month: MonthFigures
}

/** The figures of one calendar month. */
export interface MonthFigures {
  /** Like 2026-03. */
  month: string
  received: number
  concluded: number
  /** Mean working days from receipt to conclusion of what was concluded; null where nothing was. */
  meanWorkingDays: number | null
  /** Concluded after the due date. */
  late: number
  extended: number
  supplementsAsked: number
}

/** 看板: what is open by days left and officer, the year by outcome, the month. */
export async function showBoard(ctx: Ctx): Promise<Board> {
  const calendar = await loadCalendar(ctx)
  const steady = await countSteadyCases(ctx, calendar)
  const moving = (await listMovingCases(ctx, calendar)).map((each) => ({ ...each, count: 1 }))
  const open = [...steady, ...moving]
  const year = yearOf(ctx.today)
  return {
    today: ctx.today,
    bands: countBands(open),
    officers: countOfficers(open),
    year,
    outcomes: await countOutcomes(ctx, year),
    month: await countMonth(ctx, ctx.today.slice(0, 7), calendar),
  }
}

/** The first day of a month like 2026-03, and the first of the next. */
export function spanOfMonth(month: string): { first: Day; next: Day } {
  const next = addDays(`${month}-28` as Day, 4).slice(0, 7)
  return { first: `${month}-01` as Day, next: `${next}-01` as Day }
}

interface Counted {
  officerId: number | null
  band: DaysLeftBand
  count: number
}

function countBands(open: readonly Counted[]): Board['bands'] {
  const bands = Object.fromEntries(DAYS_LEFT_BANDS.map((band) => [band, 0])) as Board['bands']
  for (const { band, count } of open) bands[band] += count
  return bands
}

const SOON: readonly DaysLeftBand[] = ['today', 'within2']

function countOfficers(open: readonly Counted[]): Board['officers'] {
  const sum = (of: readonly Counted[]) => of.reduce((total, { count }) => total + count, 0)
  return [...Map.groupBy(open, ({ officerId }) => officerId)]
    .map(([officerId, of]) => ({
      officerId,
      open: sum(of),
      overdue: sum(of.filter(({ band }) => band === 'overdue')),
      soon: sum(of.filter(({ band }) => SOON.includes(band))),
    }))
    .toSorted((a, b) => b.overdue - a.overdue || b.soon - a.soon || b.open - a.open)
}

async function countOutcomes(ctx: Ctx, year: number): Promise<Board['outcomes']> {
  const { first, last } = spanOf(year)
  const rows = await on(ctx)
    .selectFrom('request')
    .select('outcome')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('organ_id', '=', ctx.organId)
    .where('concluded_on', '>=', first)
    .where('concluded_on', '<=', last)
    .groupBy('outcome')
    .execute()
  return rows
    .flatMap(({ outcome, count }) => (outcome === null ? [] : [{ outcome, count }]))
    .toSorted((a, b) => b.count - a.count)
}

async function countMonth(ctx: Ctx, month: string, calendar: Calendar): Promise<MonthFigures> {
  const { first, next } = spanOfMonth(month)
  const { received } = await on(ctx)
    .selectFrom('request')
    .select((each) => each.fn.countAll<number>().as('received'))
    .where('organ_id', '=', ctx.organId)
    .where('received_on', '>=', first)
    .where('received_on', '<', next)
    .executeTakeFirstOrThrow()
  const spans = await on(ctx)
    .selectFrom('request')
    .select(['received_on as receivedOn', 'concluded_on as concludedOn'])
    .select(sql<boolean>`coalesce(concluded_on > due_on, false)`.as('isLate'))
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('organ_id', '=', ctx.organId)
    .where('concluded_on', '>=', first)
    .where('concluded_on', '<', next)
    .groupBy(['received_on', 'concluded_on', sql`3`])
    .execute()
  const acts = await countActs(ctx, first, next)
  const concluded = spans.reduce((sum, { count }) => sum + count, 0)
  return {
    month,
    received,
    concluded,
    meanWorkingDays: meanOf(spans, calendar),
    late: spans.reduce((sum, { isLate, count }) => sum + (isLate ? count : 0), 0),
    extended: acts.get('extended') ?? 0,
    supplementsAsked: acts.get('supplement-asked') ?? 0,
  }
}

/** By a table of working days since the earliest receipt: there may be as many spans as cases. */
function meanOf(
  spans: readonly { receivedOn: Day | null; concludedOn: Day | null; count: number }[],
  calendar: Calendar,
): number | null {
  const known = spans.flatMap(({ receivedOn: from, concludedOn: to, count }) =>
    from === null || to === null ? [] : [{ from, to, count }],
  )
  const [earliest] = known.map(({ from }) => from).sort()
  const [latest] = known
    .map(({ to }) => to)
    .sort()
    .reverse()
  if (earliest === undefined || latest === undefined) return null
  let counted = 0
  const before = new Map<Day, number>()
  for (const each of listDays(earliest, latest)) {
    if (calendar.isWorkingDay(each)) counted += 1
    before.set(each, counted)
  }
  const taken = ({ from, to }: { from: Day; to: Day }) => (before.get(to) ?? 0) - (before.get(from) ?? 0)
  const total = known.reduce((sum, each) => sum + taken(each) * each.count, 0)
  const cases = known.reduce((sum, { count }) => sum + count, 0)
  return Math.round((total / cases) * 10) / 10
}

async function countActs(ctx: Ctx, first: Day, next: Day): Promise<Map<string, number>> {
  const rows = await on(ctx)
    .selectFrom('request_act')
    .select('kind')
    .select((each) => each.fn.count<number>('request_id').distinct().as('count'))
    .where('organ_id', '=', ctx.organId)
    .where('kind', 'in', ['extended', 'supplement-asked'])
    .where('acted_on', '>=', first)
    .where('acted_on', '<', next)
    .groupBy('kind')
    .execute()
  return new Map(rows.map(({ kind, count }) => [kind, count]))
}
