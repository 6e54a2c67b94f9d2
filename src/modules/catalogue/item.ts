import type { Day } from '../../lib/day.ts'

/** An entry of the 主动公开基本目录: what the organ must publish, on which basis, by when, and where. */
export interface CatalogueItem {
  id: number
  position: number
  name: string
  content: string
  /** The article that asks for it. */
  legalBasis: string
  /** In words, e.g. 自形成或变更之日起20个工作日内. */
  timeLimit: string
  /** The same as a number of working days; null where only the words say it. */
  limitWorkingDays: number | null
  responsibleUnit: string
  channel: string
  /** In calendar days; null where nothing comes regularly. */
  updateIntervalDays: number | null
  /** When the information was last made or changed, as somebody recorded it. */
  changedOn: Day | null
  columnIds: number[]
  version: number
}

export type ItemText = Omit<CatalogueItem, 'id' | 'position' | 'changedOn' | 'version'>

/** 情况说明: as of a day the organ has no such information; to be renewed on another. */
export interface NilStatement {
  columnId: number
  statedOn: Day
  renewOn: Day
  madeBy: number
}
