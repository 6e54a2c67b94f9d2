import { type Refusal, refusal } from '../../../lib/refusal.ts'

/** 《政府信息公开目录系统实施指引（试行）》: the serial has five digits. */
export const SERIAL = { digits: 5, largest: 99_999 } as const

/** 索引号: 组织机构代码 (9) + “/” + year + “-” + serial (5), twenty characters. */
export function indexNumber(organCode: string, year: number, serial: number): string {
  return `${organCode}/${year}-${String(serial).padStart(SERIAL.digits, '0')}`
}

/** The serial at the end of an index number of this program. */
export function serialOf(number: string): number {
  return Number(number.slice(number.lastIndexOf('-') + 1))
}

/** Why the series cannot go on from here: an index number is unique and never given twice. */
export function whyNotSeriesStart(given: { last: number; highestGiven: number }): Refusal | null {
  if (!Number.isInteger(given.last) || given.last < 0 || given.last > SERIAL.largest) {
    return refusal('series-range', `索引号流水号应在 0 至 ${SERIAL.largest} 之间`, { field: 'last' })
  }
  return given.last >= given.highestGiven
    ? null
    : refusal('series-below', `本年度已用到 ${given.highestGiven} 号，不能从更小的号开始`, {
        article: '政府信息公开目录系统实施指引',
        field: 'last',
      })
}
