import { Button, Card, Drawer, Table } from 'antd'
import { useState } from 'react'
import { clockSegments, type LedgerRow, ledgerRows } from './clock-bar.ts'
import { ExplainedDays } from './explained-days.tsx'
import type { CaseView } from './use-requests.ts'

/** 期限账: the clock as a bar and as intervals, and day by day for whoever does not believe it. */
export function ClockPanel({ file }: { file: CaseView }) {
  const [isOpen, setOpen] = useState(false)
  const { clock, request, today } = file
  if (clock === null) {
    return (
      <Card title="期限账">
        <p className="quiet">确认收到申请之日后开始计算答复期限（条例第三十一条、第三十三条）。</p>
      </Card>
    )
  }
  const asOf = request.concludedOn ?? today
  return (
    <Card
      title="期限账"
      extra={
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          算给我看
        </Button>
      }
    >
      <ClockBar file={file} />
      <Table
        rowKey={(row) => `${row.from} ${row.kind}`}
        size="small"
        pagination={false}
        scroll={{ x: 560 }}
        dataSource={ledgerRows(clock.ledger, clock.days)}
        columns={COLUMNS}
        className="ledger"
      />
      {clock.provisional && request.concludedOn === null && (
        <p className="quiet">暂定：节假日安排尚未公布，或者被征求意见的机关尚未回复，期限会随之变动。</p>
      )}
      {clock.refused.length > 0 && (
        <ul className="reasons">
          {clock.refused.map((each) => (
            <li key={`${each.on} ${each.kind}`}>
              {each.message}
              {each.article !== null && <span className="article">（{each.article}）</span>}
            </li>
          ))}
        </ul>
      )}
      <Drawer title="逐日计算" open={isOpen} onClose={() => setOpen(false)} size={640} destroyOnHidden>
        <ExplainedDays
          days={clock.days}
          dueOn={clock.dueOn}
          mark={{ on: asOf, words: request.concludedOn === null ? '今日' : '办结' }}
        />
      </Drawer>
    </Card>
  )
}

function ClockBar({ file: { clock, request, today } }: { file: CaseView }) {
  if (clock === null) return null
  const segments = clockSegments(
    clock,
    request.concludedOn ?? today,
    request.concludedOn === null ? 'open' : 'concluded',
  )
  return (
    <div className="clock-bar" role="img" aria-label={segments.map(({ words }) => words).join('，')}>
      {segments.map(({ kind, days, words }, index) => (
        // Two segments of one kind can be equal in all but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <span key={index} className={`clock-${kind}`} style={{ flexGrow: days }} title={words}>
          {words}
        </span>
      ))}
    </div>
  )
}

const COUNT_WORDS = { running: null, excluded: '不计', reset: '停止' } as const

const COLUMNS = [
  { title: '起', dataIndex: 'from', width: 104 },
  { title: '止', dataIndex: 'to', width: 104, render: (to: string | null) => to ?? '尚未结束' },
  {
    title: '计',
    key: 'days',
    width: 56,
    align: 'right' as const,
    render: (_: unknown, row: LedgerRow) => COUNT_WORDS[row.kind] ?? row.days,
  },
  { title: '缘由', dataIndex: 'why' },
  { title: '依据', dataIndex: 'article', width: 150 },
]
