import type { PlacedFinding } from '../screening/rules/index.ts'

export const STATES = {
  running: '正在筛查',
  paused: '已暂停',
  complete: '已完成',
  superseded: '词库又有变化，已由后一次取代',
} as const
export type RescreeningState = keyof typeof STATES

/** One reading of everything that is public, in documents. */
export interface Rescreening {
  id: number
  state: RescreeningState
  total: number
  done: number
  begunAt: Date
  endedAt: Date | null
}

/** A finding as the work list shows it. */
export type ShownFinding = Pick<
  PlacedFinding,
  'part' | 'before' | 'text' | 'after' | 'detector' | 'entry' | 'severity' | 'category' | 'suggestion'
>

/** What was found in one document: must be dealt with, should be looked at, and the first of them. */
export interface Found {
  id: number
  blocking: number
  warnings: number
  findings: ShownFinding[]
}

/** A public document that somebody should correct, or say why not. */
export interface ToCorrect extends Found {
  title: string
  editionNo: number
}
