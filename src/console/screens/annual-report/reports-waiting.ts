import { yearOf } from '../../../lib/day.ts'
import type { ReportList } from '../../../modules/annual-report/api.ts'

type Item = ReportList['items'][number]

export interface WaitingReports {
  /** The year nobody has begun; null when it has been. */
  toBegin: ReportList['next']
  /** On the compiler's desk, returned ones first. */
  toCompile: Item[]
  /** Accepted: to be reviewed as a document and published. */
  toPublish: Item[]
  toDecide: Item[]
}

/**
 * 条例第四十九条: what a person has to do about reports. From 1 January until it is public, the report of the year
 * before waits for the compiler; what was handed in waits for the head, unless the head compiled it.
 */
export function reportsWaiting(
  list: ReportList,
  me: { id: number; mayCompile: boolean; mayDecide: boolean },
): WaitingReports {
  const due = list.items.filter(({ year }) => year < yearOf(list.today))
  const compiling = me.mayCompile ? due : []
  return {
    toBegin: me.mayCompile ? list.next : null,
    toCompile: [
      ...compiling.filter(({ state }) => state === 'returned'),
      ...compiling.filter(({ state }) => state === 'drafting'),
    ],
    toPublish: compiling.filter(({ state }) => state === 'accepted'),
    toDecide: me.mayDecide
      ? list.items.filter(({ state, compiler }) => state === 'submitted' && compiler.id !== me.id)
      : [],
  }
}
