import type { Day } from '../../../lib/day.ts'
import { weekday } from '../../../lib/day.ts'
import type { ExplainedDay } from '../../../modules/requests/api.ts'

const EFFECTS: Record<ExplainedDay['effect'], string> = {
  start: '不计',
  counted: '',
  off: '不计',
  excluded: '不计',
  reset: '停止',
}
const WEEKDAYS = '日一二三四五六'

/** Every day of the clock, counted or skipped, with the reason. */
export function ExplainedDays({
  days,
  mark,
  dueOn,
}: {
  days: readonly ExplainedDay[]
  /** Today, or the day the case was concluded. */
  mark: { on: Day; words: string }
  dueOn: Day | null
}) {
  return (
    <table className="day-table">
      <thead>
        <tr>
          <th scope="col">日期</th>
          <th scope="col">计入</th>
          <th scope="col">缘由</th>
        </tr>
      </thead>
      <tbody>
        {days.map((each, index) => (
          <tr
            key={each.day}
            className={`day-${each.effect}`}
            aria-current={each.day === mark.on ? 'date' : undefined}
          >
            <td>
              {each.day} 周{WEEKDAYS[weekday(each.day)]}
              {each.day === mark.on && <span className="day-mark">{mark.words}</span>}
              {each.day === dueOn && <span className="day-mark">期限届满</span>}
            </td>
            <td>{each.number === null ? EFFECTS[each.effect] : `第 ${each.number} 日`}</td>
            <td>
              {isSaid(days, index) ? '同上' : each.why}
              {each.article !== null && each.effect !== 'counted' && !isSaid(days, index) && (
                <span className="article">（{each.article}）</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whether the last day that was no day off had this very reason, which is long. */
function isSaid(days: readonly ExplainedDay[], index: number): boolean {
  const each = days[index]
  if (each?.effect !== 'excluded' && each?.effect !== 'reset') return false
  const before = days.slice(0, index).findLast(({ effect }) => effect !== 'off')
  return before?.effect === each.effect && before.why === each.why
}
