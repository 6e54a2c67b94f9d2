import { useQuery } from '@tanstack/react-query'
import { Button, Table, type TableProps } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../modules/catalogue/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { COLUMN_KINDS } from './column-kinds.ts'
import { NewColumn } from './new-column.tsx'
import { RenameColumn } from './rename-column.tsx'

type Row = Column & { children?: Row[] }
type Doing = { what: 'add'; below: number | null } | { what: 'rename'; column: Column } | null

/** 栏目, as a tree. */
export function Columns() {
  const [doing, setDoing] = useState<Doing>(null)
  const found = useQuery({
    queryKey: ['settings', 'columns'],
    queryFn: () => call('GET', '/api/settings/columns'),
  })
  const columns = found.data ?? []
  const fields: TableProps<Row>['columns'] = [
    { title: '栏目', dataIndex: 'name' },
    {
      title: '地址',
      width: 220,
      responsive: ['md'],
      render: (_, row) => <span className="quiet">{addressOf(row)}</span>,
    },
    {
      title: '类型',
      dataIndex: 'kind',
      width: 130,
      responsive: ['md'],
      render: (kind: Column['kind']) => COLUMN_KINDS[kind],
    },
    {
      title: '操作',
      className: 'row-actions',
      render: (_, row) => (
        <span className="actions">
          <Button size="small" onClick={() => setDoing({ what: 'rename', column: row })}>
            改名
          </Button>
          <Button size="small" onClick={() => setDoing({ what: 'add', below: row.id })}>
            增加下级
          </Button>
        </span>
      ),
    },
  ]
  return (
    <div className="stack">
      <div className="line-ends">
        <span className="quiet">栏目地址设定后不变，改名不影响已有的链接。</span>
        <Button type="primary" onClick={() => setDoing({ what: 'add', below: null })}>
          增加栏目
        </Button>
      </div>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.isSuccess && (
        <Table
          rowKey="id"
          size="middle"
          columns={fields}
          dataSource={treeOf(columns, null)}
          expandable={{ defaultExpandAllRows: true }}
          pagination={false}
          locale={{ emptyText: '还没有栏目，请先增加栏目' }}
        />
      )}
      {doing?.what === 'add' && (
        <NewColumn columns={columns} below={doing.below} onClose={() => setDoing(null)} />
      )}
      {doing?.what === 'rename' && <RenameColumn column={doing.column} onClose={() => setDoing(null)} />}
    </div>
  )
}

function treeOf(columns: readonly Column[], parentId: number | null): Row[] {
  return columns
    .filter((each) => each.parentId === parentId)
    .map((each) => {
      const children = treeOf(columns, each.id)
      return children.length === 0 ? each : { ...each, children }
    })
}

function addressOf({ kind, slug }: Column): string {
  return kind === 'request' ? '/request' : `/columns/${slug}`
}
