import { useQuery } from '@tanstack/react-query'
import { Table, Tag } from 'antd'
import { Link } from 'react-router'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'

type Row = AnswerOf<'GET', '/api/unit-requests'>['rows'][number]

/** 科室办件: what the own unit was asked to prepare, what waits first. */
export function UnitList() {
  const found = useQuery({ queryKey: ['unit-requests'], queryFn: () => call('GET', '/api/unit-requests') })
  const today = found.data?.today ?? ''
  return (
    <div className="stack">
      <h1>科室办件</h1>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <Table<Row>
        rowKey="id"
        size="middle"
        loading={found.isPending}
        dataSource={found.data?.rows ?? []}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        locale={{ emptyText: '没有交办您所在科室的申请' }}
        columns={[
          {
            title: '申请公开的信息',
            render: (_, row) => (
              <>
                <Link to={`/unit-requests/${row.id}`}>{row.information}</Link>
                <div className="quiet">{row.caseNumber}</div>
              </>
            ),
          },
          { title: '要求反馈', width: 150, render: (_, row) => <AnswerBy row={row} today={today} /> },
        ]}
      />
    </div>
  )
}

function AnswerBy({ row: { answerBy, concludedOn }, today }: { row: Row; today: string }) {
  if (answerBy === null) return <span className="quiet">{concludedOn === null ? '已反馈' : '已办结'}</span>
  return answerBy < today ? <Tag color="error">{answerBy} 已过</Tag> : <span>{answerBy} 前</span>
}
