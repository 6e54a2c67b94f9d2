import type { Due } from '../../../modules/remedies/api.ts'

const SOON = 3

/** The last day to do something, in words and a colour; never by colour alone. */
export function DueTag({ due }: { due: Due }) {
  const { day, daysLeft, article } = due
  return (
    <span className={`days-left days-${toneOf(daysLeft)}`} title={article ?? undefined}>
      {day} 前　{wordsOf(daysLeft)}
    </span>
  )
}

function toneOf(daysLeft: number): 'overdue' | 'soon' | 'calm' {
  if (daysLeft < 0) return 'overdue'
  return daysLeft <= SOON ? 'soon' : 'calm'
}

function wordsOf(daysLeft: number): string {
  if (daysLeft < 0) return `逾期 ${0 - daysLeft} 个工作日`
  return daysLeft === 0 ? '今日到期' : `剩余 ${daysLeft} 个工作日`
}
