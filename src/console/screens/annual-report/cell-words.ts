import type { Cell } from '../../../modules/annual-report/api.ts'

export interface CellLook {
  kind: 'number' | 'zero' | 'blank' | 'notApplicable' | 'missing'
  /** In the cell. */
  text: string
  /** Read out. */
  spoken: string
}

/** Zero, blank and 不适用 are three values; a figure that nobody has entered yet is none of them. */
export function lookOf(value: Cell, isMissing = false): CellLook {
  if (isMissing) return { kind: 'missing', text: '待填', spoken: '尚未填报' }
  if (value === null) return { kind: 'blank', text: '空白', spoken: '空白' }
  if (value === 'n/a') return { kind: 'notApplicable', text: '/', spoken: '不适用' }
  const text = String(value)
  return { kind: value === 0 ? 'zero' : 'number', text, spoken: text }
}

/** A figure with its unit, in a sentence. */
export function figureWords(value: Cell, unit: string): string {
  if (value === null) return '空白'
  return value === 'n/a' ? '不适用（“/”）' : `${value} ${unit}`
}
