import { addDays, type Day, daysBetween, inWords } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { addWorkingDays, type Calendar, workingDaysBetween } from '../../calendar/rules/index.ts'
import type { Column } from '../column.ts'
import type { CatalogueItem, ItemText, NilStatement } from '../item.ts'
import { whyRetired } from './columns.ts'

/** 条例第二十六条：属于主动公开范围的政府信息，应当自该政府信息形成或者变更之日起20个工作日内及时公开。 */
export const DISCLOSURE = { workingDays: 20, article: '条例第二十六条' } as const

/** How long before its day something that comes regularly is called due; a nil statement holds at most so long. */
const NOTICE_DAYS = 14
const NIL_DAYS = 366

/** What has been published under an item, and what waits. */
export interface ItemFacts {
  /** How many of its columns are in use. */
  columns: number
  documents: number
  /** When something was last published. */
  updatedOn: Day | null
  /** The days (发文日期) on which information was made that is not public yet. */
  waiting: readonly Day[]
  /** Of its columns without content. */
  nil: readonly Pick<NilStatement, 'renewOn'>[]
}

export type DueBecause = 'changed' | 'waiting' | 'interval' | 'nil'

/** How an item of the catalogue stands today. */
export type ItemState =
  | { state: 'missing'; because: 'no-column' | 'no-content' }
  | { state: 'late'; dueOn: Day; daysLate: number; because: DueBecause }
  | { state: 'due'; dueOn: Day; because: DueBecause }
  | { state: 'nil'; dueOn: Day }
  | { state: 'kept' }

/** Late before missing before due: the worst is what somebody must look at. */
export function itemState(
  item: Pick<CatalogueItem, 'limitWorkingDays' | 'updateIntervalDays' | 'changedOn'>,
  facts: ItemFacts,
  calendar: Calendar,
  today: Day,
): ItemState {
  const [first] = deadlines(item, facts, calendar).sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
  if (first !== undefined && first.dueOn < today) {
    return { state: 'late', ...first, daysLate: daysBetween(first.dueOn, today) }
  }
  if (facts.columns === 0) return { state: 'missing', because: 'no-column' }
  const isEmpty = facts.documents === 0
  if (isEmpty && facts.nil.length === 0) return { state: 'missing', because: 'no-content' }
  if (first !== undefined && isNear(first, today)) return { state: 'due', ...first }
  if (isEmpty && first !== undefined) return { state: 'nil', dueOn: first.dueOn }
  return { state: 'kept' }
}

/** Working days between the end of the period and publication (or today); 0 where it was in time. */
export function workingDaysLate(
  { madeOn, publishedOn }: { madeOn: Day; publishedOn: Day },
  calendar: Calendar,
): number {
  const dueOn = addWorkingDays(madeOn, DISCLOSURE.workingDays, calendar)
  return publishedOn <= dueOn ? 0 : workingDaysBetween(dueOn, publishedOn, calendar)
}

/** All that stands against an item as it is to be written. */
export function whyNotItem(item: ItemText, columns: readonly Column[]): Refusal[] {
  const missing = (field: keyof ItemText, words: string) =>
    String(item[field]).trim() === '' ? refusal('item-incomplete', words, { field }) : null
  return [
    missing('name', '请填写公开事项'),
    missing('content', '请填写公开内容'),
    missing('legalBasis', '请填写公开依据，写到条'),
    missing('timeLimit', '请填写公开时限'),
    ...item.columnIds.map((id) => {
      const column = columns.find((each) => each.id === id)
      return column === undefined
        ? refusal('item-column', '没有找到所选的栏目', { field: 'columnIds' })
        : whyRetired(column, 'columnIds')
    }),
  ].filter((each) => each !== null)
}

/** The standard set is where an organ begins: what it has written itself is not written over. */
export function whyNotAdopt(items: readonly unknown[]): Refusal | null {
  return items.length === 0 ? null : refusal('catalogue-not-empty', '目录已有公开事项，请在现有目录上修改')
}

/** What was decided on is no longer what is there. */
export function whyStaleItem(item: { version: number }, seen: { version: number }): Refusal | null {
  return item.version === seen.version
    ? null
    : refusal('stale', '这个公开事项已被他人修改，请刷新后重试', { field: 'version' })
}

export function whyChangedLater({ changedOn }: { changedOn: Day }, today: Day): Refusal | null {
  return changedOn <= today
    ? null
    : refusal('change-in-future', '形成或变更的日期不能晚于今天', { field: 'changedOn' })
}

/** A nil statement has its day: the reader must know as of when there was nothing, and it is renewed in time. */
export function whyNotNil(
  column: Column,
  given: { statedOn: Day | null; renewOn: Day | null },
  { today, isListed }: { today: Day; isListed: boolean },
): Refusal[] {
  const { statedOn, renewOn } = given
  const retired = whyRetired(column)
  if (retired !== null) return [retired]
  const reasons = [
    column.kind === 'statutory' || isListed
      ? null
      : refusal('nil-not-statutory', `“${column.name}”不是法定公开内容，不需要情况说明`),
    statedOn === null
      ? refusal('nil-undated', '请写明截至哪一天，没有日期的情况说明不能发布', { field: 'statedOn' })
      : null,
    statedOn !== null && statedOn > today
      ? refusal('nil-in-future', '截至日期不能晚于今天', { field: 'statedOn' })
      : null,
    renewOn === null ? refusal('nil-no-renewal', '请填写应当更新的日期', { field: 'renewOn' }) : null,
    statedOn !== null && renewOn !== null && renewOn <= statedOn
      ? refusal('nil-renewal', '更新日期应晚于截至日期', { field: 'renewOn' })
      : null,
    statedOn !== null && renewOn !== null && renewOn > addDays(statedOn, NIL_DAYS)
      ? refusal('nil-renewal', '情况说明至少每年更新一次，请选一年以内的日期', { field: 'renewOn' })
      : null,
  ]
  return reasons.filter((each) => each !== null)
}

/** What stands in the empty column. */
export function nilStatementText(statedOn: Day): string {
  return `截至${inWords(statedOn)}，本机关无此类信息。`
}

interface Deadline {
  dueOn: Day
  because: DueBecause
}

function deadlines(
  item: Pick<CatalogueItem, 'limitWorkingDays' | 'updateIntervalDays' | 'changedOn'>,
  facts: ItemFacts,
  calendar: Calendar,
): Deadline[] {
  const { changedOn, updateIntervalDays } = item
  const days = item.limitWorkingDays ?? DISCLOSURE.workingDays
  const list: Deadline[] = facts.waiting.map((madeOn) => ({
    dueOn: addWorkingDays(madeOn, days, calendar),
    because: 'waiting',
  }))
  if (changedOn !== null && (facts.updatedOn === null || facts.updatedOn < changedOn)) {
    list.push({ dueOn: addWorkingDays(changedOn, days, calendar), because: 'changed' })
  }
  if (updateIntervalDays !== null && facts.updatedOn !== null) {
    list.push({ dueOn: addDays(facts.updatedOn, updateIntervalDays), because: 'interval' })
  }
  if (facts.documents === 0) {
    list.push(...facts.nil.map(({ renewOn }): Deadline => ({ dueOn: renewOn, because: 'nil' })))
  }
  return list
}

/** What was made or changed is due at once; what comes round again, shortly before its day. */
function isNear({ dueOn, because }: Deadline, today: Day): boolean {
  return because === 'changed' || because === 'waiting' || dueOn <= addDays(today, NOTICE_DAYS)
}
