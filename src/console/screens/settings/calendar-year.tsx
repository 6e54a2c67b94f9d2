import { weekday } from '../../../lib/day.ts'
import type { CalendarView } from './calendar.tsx'

type ShownDay = CalendarView['days'][number]

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/** Twelve months. A day off of the notice bears 休, a worked weekend 班, an own day a mark: never colour alone. */
export function CalendarYear({ view }: { view: CalendarView }) {
  const months = [...Map.groupBy(view.days, ({ day }) => day.slice(0, 7))]
  return (
    <>
      <p className="calendar-legend">
        <span className="cal-key cal-working">1</span>工作日
        <span className="cal-key cal-weekend">1</span>周末
        <span className="cal-key cal-off">
          1<i>休</i>
        </span>
        放假
        <span className="cal-key cal-worked">
          1<i>班</i>
        </span>
        调休上班
        <span className="cal-key cal-working cal-own">1</span>本机关采用
      </p>
      <div className="calendar-months">
        {months.map(([month, days]) => (
          <Month key={month} month={month} days={days} view={view} />
        ))}
      </div>
    </>
  )
}

function Month({ month, days, view }: { month: string; days: ShownDay[]; view: CalendarView }) {
  const first = days[0]
  // Weeks begin on Monday.
  const offset = first === undefined ? 0 : (weekday(first.day) + 6) % 7
  const cells = [...Array.from({ length: offset }, () => null), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, index) =>
    cells.slice(index * 7, index * 7 + 7),
  )
  const working = days.filter(({ isWorking }) => isWorking).length
  return (
    <table className="calendar-month">
      <caption>
        {Number(month.slice(5))}月<span className="quiet">　{working} 个工作日</span>
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((each) => (
            <th key={each} scope="col">
              {each}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          // A week has no name of its own.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <tr key={index}>
            {week.map((each, at) =>
              each === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty place.
                <td key={at} />
              ) : (
                <Day key={each.day} of={each} view={view} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ of, view }: { of: ShownDay; view: CalendarView }) {
  const isWeekend = weekday(of.day) === 0 || weekday(of.day) === 6
  const kind = of.isWorking ? (isWeekend ? 'worked' : 'working') : isPlain(of) ? 'weekend' : 'off'
  const letter = kind === 'worked' ? '班' : kind === 'off' ? '休' : null
  const marks = [of.own === null ? '' : 'cal-own', of.day === view.today ? 'cal-today' : '']
  const source = of.own === null ? '' : `（${of.own.source}）`
  const guess = of.day > view.knownThrough ? '，暂定' : ''
  return (
    <td
      className={['cal-day', `cal-${kind}`, ...marks, guess === '' ? '' : 'cal-guess']
        .filter(Boolean)
        .join(' ')}
      title={`${of.day} ${of.reason}${guess}${source}`}
    >
      {Number(of.day.slice(8))}
      {letter !== null && <i>{letter}</i>}
      <span className="sr-only">{`${of.reason}${guess}`}</span>
    </td>
  )
}

/** A weekend of no holiday reads 周六 or 周日. */
function isPlain(of: ShownDay): boolean {
  return of.reason.startsWith('周')
}
