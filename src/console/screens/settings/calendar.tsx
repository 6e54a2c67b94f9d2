import { useQuery } from '@tanstack/react-query'
import { Button, Card, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import './calendar.css'
import { CalendarLocal } from './calendar-local.tsx'
import { CalendarNotice } from './calendar-notice.tsx'
import { CalendarVersions } from './calendar-versions.tsx'
import { CalendarYear } from './calendar-year.tsx'

export type CalendarView = AnswerOf<'GET', '/api/settings/calendar'>

/** 工作日历: what every period is counted by, where its days come from, and how a new notice is adopted. */
export function CalendarSetting() {
  const [year, setYear] = useState(() => new Date().getFullYear())
  const [open, setOpen] = useState<'notice' | 'local' | null>(null)
  const found = useQuery({
    queryKey: ['settings', 'calendar', year],
    queryFn: () => call('GET', '/api/settings/calendar', { query: { year } }),
  })
  const close = () => setOpen(null)
  return (
    <div className="stack">
      <div className="calendar-head">
        <Space wrap>
          <Button aria-label="上一年" onClick={() => setYear(year - 1)}>
            ‹
          </Button>
          <strong className="calendar-year-name">{year}年</strong>
          <Button aria-label="下一年" onClick={() => setYear(year + 1)}>
            ›
          </Button>
        </Space>
        <Space wrap>
          <Button type="primary" onClick={() => setOpen('notice')}>
            采用节假日安排通知
          </Button>
          <Button onClick={() => setOpen('local')}>设置本地放假、上班</Button>
        </Space>
      </div>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <Skeleton active />}
      {found.isSuccess && (
        <>
          <p className="quiet">
            日历数据截至 {found.data.knownThrough}
            。此后只按周末推算，期限标为“暂定”；国务院办公厅公布下一年安排后请及时采用。
            答复期限、补正期限、征求意见期限都按本日历计算。
          </p>
          <CalendarYear view={found.data} />
          <OwnDays view={found.data} />
        </>
      )}
      <CalendarVersions />
      {open === 'notice' && <CalendarNotice close={close} />}
      {open === 'local' && (
        <CalendarLocal close={close} own={found.data?.days.flatMap(({ own }) => own ?? []) ?? []} />
      )}
    </div>
  )
}

/** The own days of the year with the paper each rests on. */
function OwnDays({ view }: { view: CalendarView }) {
  const own = view.days.flatMap((each) => each.own ?? [])
  if (own.length === 0) return null
  const papers = [...Map.groupBy(own, ({ source }) => source)]
  return (
    <Card title="本机关采用的日期">
      <ul className="plain-list">
        {papers.map(([source, days]) => (
          <li key={source}>
            {source}
            <div className="quiet">{days.map(({ day, name }) => `${day} ${name}`).join('　')}</div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
