import type { Figures } from '../compilation.ts'
import {
  REMEDY_COLUMNS,
  REMEDY_GROUPS,
  ROW_GROUPS,
  TABLE2_ROWS,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
} from '../report.ts'

/** Where two sets of figures differ, in words: 表三“予以公开”自然人 1→2. */
export function movedFigures(before: Figures, after: Figures): string[] {
  const moved: string[] = []
  const compare = (label: string, old: unknown, now: unknown) => {
    if (old !== now) moved.push(`${label} ${old ?? '空'}→${now ?? '空'}`)
  }
  for (const { code, label, columns } of TABLE2_ROWS) {
    const [old, now] = [before.table2[code], after.table2[code]] as Record<string, unknown>[]
    for (const column of columns) compare(`表二“${label}”`, old?.[column], now?.[column])
  }
  for (const { code, label, group } of TABLE3_ROWS) {
    const name = group === null ? label : `${ROW_GROUPS[group]}${label}`
    for (const each of TABLE3_COLUMNS) {
      compare(`表三“${name}”${each.label}`, before.table3[code][each.column], after.table3[code][each.column])
    }
  }
  for (const { group, label } of REMEDY_GROUPS) {
    for (const each of REMEDY_COLUMNS) {
      const [old, now] = [before.table4[group][each.column], after.table4[group][each.column]]
      compare(`表四“${label}”${each.label}`, old, now)
    }
  }
  for (const { channel, count } of after.publications) {
    compare(`${channel}发布`, before.publications.find((each) => each.channel === channel)?.count, count)
  }
  compare('收费通知（件）', before.feeNotices.notices, after.feeNotices.notices)
  compare('收费通知金额', before.feeNotices.amountNotified, after.feeNotices.amountNotified)
  compare('实际收取金额', before.feeNotices.amountPaid, after.feeNotices.amountPaid)
  compare('承办建议', before.suggestions, after.suggestions)
  compare('闭会建议', before.recessSuggestions, after.recessSuggestions)
  compare('承办提案', before.proposals, after.proposals)
  return moved
}
