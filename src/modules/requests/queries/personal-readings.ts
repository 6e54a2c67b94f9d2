import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { type ActionCount, type ActionRecord, countActions, listActions } from '../../audit/index.ts'
import { on } from '../tables.ts'

/** Every action that shows somebody personal data of applicants, with its name on the audit administrator's screen. */
export const PERSONAL_READINGS: Readonly<Record<string, string>> = {
  'requests.readApplicant': '查看申请人完整信息',
  'requests.searchApplicant': '按申请人查找',
  'requests.readFile': '打开申请材料',
  'requests.openFile': '打开案件文件',
  'requests.readOralRecord': '打开口头申请记录',
  'requests.previewLetter': '预览文书',
  'requests.readRectification': '查看更正申请',
  'letters.open': '打开文书',
}

export interface PersonalReading extends Omit<ActionRecord, 'subject'> {
  words: string
  /** The case by its number; what is no case by nothing but its kind. */
  what: string
}

/** 个人信息查阅: who read how often, and the newest readings with their reasons. It names no applicant. */
export async function listPersonalReadings(
  ctx: Ctx,
  { personId, ...span }: { from: Day; to: Day; personId?: number | undefined },
): Promise<{ people: ActionCount[]; rows: PersonalReading[] }> {
  const actions = Object.keys(PERSONAL_READINGS)
  const people = await countActions(ctx, { actions, ...span })
  const records = await listActions(ctx, { actions, ...span, most: 500, personId })
  const numbers = await numbersOf(
    ctx,
    records.filter(({ subject }) => subject.kind === 'request').map(({ subject }) => Number(subject.id)),
  )
  const rows = records.map(({ subject, ...each }) => ({
    ...each,
    words: PERSONAL_READINGS[each.action] ?? each.action,
    what: subject.kind === 'request' ? (numbers.get(Number(subject.id)) ?? '') : (KINDS[subject.kind] ?? ''),
  }))
  return { people, rows }
}

const KINDS: Readonly<Record<string, string>> = {
  letter: '文书',
  rectification: '更正申请',
  applicant: '检索值不留存',
}

async function numbersOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await on(ctx)
    .selectFrom('request')
    .select(['id', 'case_number', 'receipt_number'])
    .where('organ_id', '=', ctx.organId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.case_number ?? row.receipt_number]))
}
