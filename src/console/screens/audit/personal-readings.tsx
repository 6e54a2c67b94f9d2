import { useQuery } from '@tanstack/react-query'
import { Button, Card, Empty, Table } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import { type AnswerOf, call } from '../../api.ts'
import { minuteText } from '../../parts/dates.ts'
import { DayField } from '../../parts/day-field.tsx'
import { Failure } from '../../parts/failure.tsx'
import './personal-readings.css'

type Readings = AnswerOf<'GET', '/api/personal-readings'>
type Person = Readings['people'][number]
type Reading = Readings['rows'][number]

/** 个人信息查阅: for the audit administrator: who read how many, how often and why; never what they read. */
export function PersonalReadings() {
  const [asked, setAsked] = useState<{ from?: Day; to?: Day; personId?: number }>({})
  const found = useQuery({
    queryKey: ['personal-readings', asked],
    queryFn: () => call('GET', '/api/personal-readings', { query: asked }),
  })
  const { from = null, to = null, people = [], rows = [] } = found.data ?? {}
  const chosen = people.find(({ personId }) => personId === asked.personId)
  const set = (change: { from?: Day | null; to?: Day | null }) => {
    const next = { from, to, ...change }
    setAsked({ ...(next.from && { from: next.from }), ...(next.to && { to: next.to }) })
  }
  return (
    <div className="stack">
      <h1>个人信息查阅</h1>
      <span className="quiet">
        谁查看过申请人的个人信息、看了几件、多少次、以什么理由（个人信息保护法第五十一条）。这里不显示申请人是谁。
      </span>
      <div className="list-filters">
        <span className="reading-day">
          <label htmlFor="readings-from">自</label>
          <DayField
            id="readings-from"
            value={from}
            {...(to === null ? {} : { last: to })}
            onChange={(day) => set({ from: day })}
          />
        </span>
        <span className="reading-day">
          <label htmlFor="readings-to">至</label>
          <DayField id="readings-to" value={to} onChange={(day) => set({ to: day })} />
        </span>
      </div>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <Card title="按人员">
        <Table<Person>
          rowKey="personId"
          size="small"
          loading={found.isPending}
          dataSource={people}
          pagination={false}
          scroll={{ x: 480 }}
          locale={{ emptyText: <Empty description="这段时间没有人查阅个人信息" /> }}
          columns={[
            {
              title: '人员',
              dataIndex: 'name',
              render: (name: string, { personId }) => (
                <Button
                  type="link"
                  className="reading-person"
                  onClick={() => setAsked({ ...asked, personId })}
                >
                  {name}
                </Button>
              ),
            },
            { title: '次数', dataIndex: 'count', align: 'right', width: 90 },
            { title: '涉及件数', dataIndex: 'subjects', align: 'right', width: 100 },
            { title: '最近一次', dataIndex: 'last', width: 170, render: (last: string) => minuteText(last) },
          ]}
        />
      </Card>
      <Card
        title={chosen === undefined ? '查阅记录' : `查阅记录：${chosen.name}`}
        extra={
          chosen !== undefined && (
            <Button type="link" onClick={() => set({})}>
              看全部人员
            </Button>
          )
        }
      >
        <Table<Reading>
          rowKey="id"
          size="small"
          loading={found.isPending}
          dataSource={rows}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 760 }}
          locale={{ emptyText: <Empty description="没有记录" /> }}
          columns={[
            { title: '时间', dataIndex: 'at', width: 150, render: (at: string) => minuteText(at) },
            { title: '人员', dataIndex: 'name', width: 110 },
            { title: '查阅', dataIndex: 'words', width: 170 },
            { title: '对象', dataIndex: 'what', width: 170 },
            { title: '理由', dataIndex: 'reason', render: (reason: string) => reason || '—' },
          ]}
        />
        <p className="quiet">最多列出最近的500条。</p>
      </Card>
    </div>
  )
}
