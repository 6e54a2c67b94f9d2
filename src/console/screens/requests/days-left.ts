import type { Day } from '../../../lib/day.ts'
import type { Stage } from '../../../modules/requests/api.ts'

export type Tone = 'overdue' | 'soon' | 'calm' | 'none'

export interface DaysLeft {
  tone: Tone
  words: string
}

/** So few working days are a matter for today. */
const SOON = 3

/** How long there is to answer, as a number and a tone; a concluded case, or one with nothing due, has none. */
export function daysLeft(of: {
  stage: Stage
  dueOn: Day | null
  workingDaysLeft: number | null
  today: Day
  concludedOn: Day | null
}): DaysLeft {
  if (of.concludedOn !== null) return { tone: 'none', words: '已办结' }
  if (of.dueOn === null || of.workingDaysLeft === null) return { tone: 'none', words: waitingFor(of.stage) }
  // On a weekend just after the due date no working day has passed yet, and it is late all the same.
  if (of.dueOn < of.today) return { tone: 'overdue', words: `逾期 ${0 - of.workingDaysLeft} 个工作日` }
  if (of.dueOn === of.today) return { tone: 'soon', words: '今日到期' }
  return { tone: of.workingDaysLeft <= SOON ? 'soon' : 'calm', words: `剩余 ${of.workingDaysLeft} 个工作日` }
}

function waitingFor(stage: Stage): string {
  if (stage === 'submitted') return '待确认收到'
  if (stage === 'awaitingSupplement') return '等待补正，暂停计算'
  return stage === 'awaitingPayment' ? '等待缴费，暂停计算' : '暂无期限'
}
