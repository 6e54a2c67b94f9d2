import { addDays, type Day, inWords } from '../../lib/day.ts'
import { type Calendar, isProvisional, workingDaysBetween } from '../calendar/rules/index.ts'
import { CLOCK_ACTS } from './acts.ts'
import { type CaseFile, CHANNELS } from './case-file.ts'
import type { ClockResult, ExplainedDay, LedgerEntry } from './rules/index.ts'

const KINDS: Readonly<Record<LedgerEntry['kind'], string>> = {
  running: '计算',
  excluded: '扣除',
  reset: '停止',
}
const EFFECTS: Readonly<Record<ExplainedDay['effect'], string>> = {
  start: '起始日',
  counted: '计入',
  off: '非工作日',
  excluded: '扣除',
  reset: '停止',
}

/** The clock as an officer reads it. */
export function deadlineText(file: CaseFile, result: ClockResult, calendar: Calendar): string {
  const lines = [
    `收到申请    ${inWords(file.receivedOn)}（${CHANNELS[file.channel]}，当日不计）`,
    `答复期限    ${dueText(result)}`,
    ...progress(file.today, result),
    '',
    '期限明细',
    ...table([
      ['起', '止', '性质', '工作日', '依据', '说明'],
      ...result.ledger.map((each) => ledgerRow(each, calendar)),
    ]),
  ]
  if (result.refused.length > 0) {
    lines.push('', '不生效的行为', ...table(result.refused.map((each) => refusedRow(each))))
  }
  if (result.provisional) lines.push('', provisionalText(file, result, calendar))
  return lines.join('\n')
}

/** 算给我看: every day, counted or skipped, with the reason. */
export function explanationText(days: readonly ExplainedDay[]): string {
  const rows = days.map((each) => [
    each.day,
    each.number === null ? '' : `第${each.number}个`,
    EFFECTS[each.effect],
    each.why,
  ])
  return ['逐日计算', ...table([['日期', '工作日', '处理', '原因'], ...rows])].join('\n')
}

function dueText({ dueOn, originalDueOn, ledger }: ClockResult): string {
  if (dueOn === null) return `暂无：${ledger.at(-1)?.why ?? ''}`
  if (originalDueOn === null || originalDueOn === dueOn) return inWords(dueOn)
  return `${inWords(dueOn)}（已延期；原期限${inWords(originalDueOn)}）`
}

function progress(today: Day | undefined, result: ClockResult): string[] {
  const { dueOn, workingDaysUsed: used, workingDaysLeft: left } = result
  if (today === undefined || used === null) return []
  const soFar = `截至今日    ${inWords(today)}：已用 ${used} 个工作日`
  if (dueOn === null || left === null) return [soFar]
  return [today > dueOn ? `${soFar}，已逾期 ${-left} 个工作日` : `${soFar}，剩余 ${left} 个工作日`]
}

function provisionalText(file: CaseFile, { dueOn }: ClockResult, calendar: Calendar): string {
  const days = [file.receivedOn, ...file.acts.map((each) => each.on), file.today, dueOn]
  if (days.some((each) => each && isProvisional(each, calendar))) {
    return `注意：暂定结果。日历数据截至${inWords(calendar.knownThrough)}（${calendar.version}），此后的节假日安排未计入。`
  }
  return '注意：暂定结果。被征求意见的机关尚未回复，答复期限随其回复之日顺延。'
}

function ledgerRow(entry: LedgerEntry, calendar: Calendar): string[] {
  const days =
    entry.to === null ? '' : String(workingDaysBetween(addDays(entry.from, -1), entry.to, calendar))
  return [entry.from, entry.to ?? '——', KINDS[entry.kind], days, entry.article, entry.why]
}

function refusedRow({ on, kind, article, message }: ClockResult['refused'][number]): string[] {
  return [on, CLOCK_ACTS[kind], article ?? '', message]
}

/** Columns aligned for a terminal, where a Chinese character takes two places. */
function table(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  ')}`.trimEnd(),
  )
}

function width(text: string): number {
  return [...text].reduce(
    (sum, each) => sum + ((each.codePointAt(0) ?? 0) > 0x2e7f || each === '—' ? 2 : 1),
    0,
  )
}
