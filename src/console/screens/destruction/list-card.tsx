import { Card, Table, Tag } from 'antd'
import { ListActs } from './list-acts.tsx'
import type { DestructionList } from './use-destructions.ts'

const COLOURS = {
  proposed: 'processing',
  approved: 'warning',
  declined: 'default',
  destroyed: 'default',
} as const

/** One 销毁清册: what stands on it, who proposed, approved and witnessed, and what is to be done next. */
export function ListCard({
  list,
  wordsOf,
}: {
  list: DestructionList
  wordsOf: (outcome: string | null) => string
}) {
  const { proposed, decided, witnessed } = list
  return (
    <Card
      title={`销毁清册第${list.id}号（${list.items.length}件）`}
      extra={<Tag color={COLOURS[list.state]}>{list.stateWords}</Tag>}
    >
      <dl className="facts">
        <dt>鉴定</dt>
        <dd>
          {proposed.name}　{proposed.on}
          <div className="written">{list.appraisal}</div>
        </dd>
        {decided !== null && (
          <>
            <dt>审批</dt>
            <dd>
              {decided.name}　{decided.on}　{list.state === 'declined' ? '不予销毁' : '同意销毁'}
              {decided.opinion !== '' && <div className="written">{decided.opinion}</div>}
            </dd>
          </>
        )}
        {witnessed !== null && (
          <>
            <dt>监销</dt>
            <dd>
              {witnessed.name}　{witnessed.on}
            </dd>
          </>
        )}
      </dl>
      <Table
        rowKey="requestId"
        size="small"
        dataSource={list.items}
        scroll={{ x: 600 }}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: '登记编号', dataIndex: 'number', width: 150 },
          { title: '办理结果', dataIndex: 'outcome', render: wordsOf },
          { title: '办结', dataIndex: 'concludedOn', width: 112 },
          { title: '保管期限', dataIndex: 'years', width: 90, render: (years: number) => `${years}年` },
          { title: '届满', dataIndex: 'overOn', width: 112 },
        ]}
      />
      <ListActs list={list} />
    </Card>
  )
}
