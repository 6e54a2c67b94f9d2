import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { call } from '../../api.ts'
import { minuteText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'

/** 采用记录: who changed the calendar, when, on which paper, from what to what. */
export function CalendarVersions() {
  const found = useQuery({
    queryKey: ['settings', 'calendar-versions'],
    queryFn: () => call('GET', '/api/settings/calendar/versions'),
  })
  const wordsOf = (days: readonly { day: string; name: string }[]) =>
    days.map(({ day, name }) => `${day} ${name}`).join('，')
  return (
    <Card title="采用记录" loading={found.isPending}>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.data?.length === 0 && <p className="quiet">尚未采用过。目前按国务院办公厅历年通知计算。</p>}
      <ul className="plain-list">
        {(found.data ?? []).map(({ version, summary, source, adoptedBy, adoptedAt, before, after }) => (
          <li key={version}>
            <div className="line-ends">
              <span>{summary}</span>
              <span className="quiet">
                {adoptedBy}　{minuteText(adoptedAt)}
              </span>
            </div>
            <div className="quiet">依据：{source}</div>
            {before.length > 0 && <div className="quiet">改前：{wordsOf(before)}</div>}
            {after.length > 0 && <div className="quiet">改后：{wordsOf(after)}</div>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
