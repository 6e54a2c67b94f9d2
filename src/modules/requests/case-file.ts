import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { CLOCK_ACTS, type ClockAct } from './acts.ts'

/** 条例第三十一条: how a request came in, which decides its day of receipt. */
export const CHANNELS = {
  'in-person': '当面提交',
  'registered-post': '签收邮件',
  'ordinary-post': '平常信函',
  internet: '互联网',
  fax: '传真',
} as const

export interface CaseFile {
  channel: keyof typeof CHANNELS
  receivedOn: Day
  acts: ClockAct[]
  today?: Day | undefined
}

/** What a person wrote cannot be used; the message is one line that says where and why. */
export class UnusableCase extends Error {}

const NOT_IN_RANGE = '应为 2004 年至 2099 年之间的日期，写作 YYYY-MM-DD，例如 2026-03-02'
const NOT_WHOLE = '应为不小于 1 的整数（工作日数）'
const NOT_NAMED = '应为文字，例如 "third-party" 或 "third-party:某某公司"'

// The calendar's data begin in 2004, and a year of five digits is no Day.
const legalDay = z.custom<Day>((value) => isDay(value) && value >= '2004-01-01' && value <= '2099-12-31', {
  error: NOT_IN_RANGE,
})
const party = z.string({ error: NOT_NAMED }).min(1, NOT_NAMED).optional()
const workingDays = z.int({ error: NOT_WHOLE }).min(1, NOT_WHOLE).optional()

const kinds = Object.keys(CLOCK_ACTS)
const clockAct = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('extended'), on: legalDay, workingDays }),
    z.strictObject({ kind: z.literal('delayed'), on: legalDay, until: legalDay }),
    z.strictObject({
      kind: z.enum([
        'consultation-sent',
        'consultation-delivered',
        'consultation-answered',
        'consultation-lapsed',
      ]),
      on: legalDay,
      party,
    }),
    z.strictObject({
      kind: z.enum(['supplement-asked', 'supplemented', 'fee-notified', 'fee-paid']),
      on: legalDay,
    }),
  ],
  { error: (issue) => (issue.code === 'invalid_union' ? `kind 应为 ${kinds.join('、')} 之一` : undefined) },
)

const caseFile = z.strictObject({
  channel: z.enum(Object.keys(CHANNELS) as (keyof typeof CHANNELS)[], {
    error: `应为 ${Object.keys(CHANNELS).join('、')} 之一`,
  }),
  receivedOn: legalDay,
  acts: z.array(clockAct, { error: '应为程序行为的列表，例如 []' }),
  today: legalDay.optional(),
})

/** Reads a case from JSON text. Throws `UnusableCase` with one line when it is not one. */
export function parseCase(text: string): CaseFile {
  const result = caseFile.safeParse(parseJson(text))
  if (result.success) return result.data as CaseFile
  const [issue] = result.error.issues
  throw new UnusableCase(issue === undefined ? '内容无法识别' : lineFor(issue))
}

function parseJson(text: string): unknown {
  try {
    // Some editors begin a file with a byte order mark, which JSON does not allow.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new UnusableCase('内容不是有效的 JSON')
  }
}

function lineFor(issue: z.core.$ZodIssue): string {
  const where = placeOf(issue.path)
  if (issue.code === 'unrecognized_keys') return `${where}有不认识的字段 ${issue.keys.join('、')}`
  if (issue.code === 'invalid_type' && issue.expected === 'object') return `${where}应为 JSON 对象`
  return `${where}${issue.message}`
}

/** acts.0.on reads 第1个行为的 on. */
function placeOf(path: readonly PropertyKey[]): string {
  const [first, index, field] = path
  if (first === undefined) return ''
  if (typeof index !== 'number') return `${String(first)} `
  const nth = `第${index + 1}个行为（acts[${index}]）`
  return field === undefined || field === 'kind' ? nth : `${nth}的 ${String(field)} `
}
