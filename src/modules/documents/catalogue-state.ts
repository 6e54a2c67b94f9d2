import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import { loadCalendar } from '../calendar/index.ts'
import {
  type CatalogueItem,
  type Column,
  listCatalogueItems,
  listColumns,
  listNilStatements,
  type NilStatement,
} from '../catalogue/index.ts'
import {
  gatheredFrom,
  type ItemState,
  itemState,
  type UpdateState,
  updateState,
  workingDaysLate,
} from '../catalogue/rules/index.ts'
import { type DisclosureFacts, findDisclosureFacts } from './disclosure-facts.ts'

export interface ItemView extends CatalogueItem {
  now: ItemState
  documents: number
  updatedOn: Day | null
  /** What was made and is not public yet. */
  waiting: { documentId: number; title: string; madeOn: Day }[]
  /** Published this year more than 20 working days after being made. */
  publishedLate: number
}

export interface ColumnStateView {
  id: number
  documents: number
  updatedOn: Day | null
  now: UpdateState
  nil: { statedOn: Day; renewOn: Day } | null
}

export interface CatalogueState {
  today: Day
  items: ItemView[]
  /** The columns in use. */
  columns: ColumnStateView[]
}

/** The 主动公开基本目录 as it stands today: what is kept, due, late or missing, and which columns are stale. */
export async function findCatalogueState(ctx: Ctx): Promise<CatalogueState> {
  const [items, columns, nils] = [
    await listCatalogueItems(ctx),
    await listColumns(ctx),
    await listNilStatements(ctx),
  ]
  const facts = await findDisclosureFacts(ctx)
  const calendar = await loadCalendar(ctx)
  const inUse = columns.filter(({ retirement }) => retirement === null)
  const states = inUse.map((column) => columnState(column, columns, facts, nils, ctx.today))
  return {
    today: ctx.today,
    columns: states,
    items: items.map((item) => {
      const tied = states.filter(({ id }) => item.columnIds.includes(id))
      const ids = idsUnder(item, inUse, columns)
      const waiting = facts.waiting.filter(({ columnId }) => ids.has(columnId))
      const held = facts.published.filter(({ columnId }) => ids.has(columnId))
      const documents = held.reduce((sum, each) => sum + each.documents, 0)
      const updatedOn = newest(held.map((each) => each.updatedOn))
      const found = {
        columns: tied.length,
        documents,
        updatedOn,
        waiting: waiting.map(({ madeOn }) => madeOn),
        nil: tied.flatMap(({ nil }) => (nil === null ? [] : [nil])),
      }
      const late = facts.slow.filter((each) => ids.has(each.columnId) && workingDaysLate(each, calendar) > 0)
      const now = itemState(item, found, calendar, ctx.today)
      return {
        ...item,
        now,
        documents,
        updatedOn,
        waiting: waiting.map(({ documentId, title, madeOn }) => ({ documentId, title, madeOn })),
        publishedLate: late.length,
      }
    }),
  }
}

function columnState(
  column: Column,
  columns: readonly Column[],
  facts: DisclosureFacts,
  nils: readonly NilStatement[],
  today: Day,
): ColumnStateView {
  const ids = new Set(gatheredFrom(column, columns).map(({ id }) => id))
  const held = facts.published.filter(({ columnId }) => ids.has(columnId))
  const updatedOn = newest(held.map((each) => each.updatedOn))
  const { updateIntervalDays } = column
  const nil = nils.find(({ columnId }) => columnId === column.id)
  return {
    id: column.id,
    documents: held.reduce((sum, each) => sum + each.documents, 0),
    updatedOn,
    now: updateState({ updateIntervalDays, updatedOn }, today),
    nil: nil === undefined ? null : { statedOn: nil.statedOn, renewOn: nil.renewOn },
  }
}

/** The columns whose content counts for an item: each counts once. */
function idsUnder(item: CatalogueItem, inUse: readonly Column[], columns: readonly Column[]): Set<number> {
  const tied = inUse.filter(({ id }) => item.columnIds.includes(id))
  return new Set(tied.flatMap((column) => gatheredFrom(column, columns)).map(({ id }) => id))
}

function newest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((last, each) => (each !== null && (last === null || each > last) ? each : last), null)
}
