import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Dropdown, Table, type TableProps, Tag } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../modules/catalogue/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { useCatalogue } from '../catalogue/use-catalogue.ts'
import { COLUMN_KINDS, holdsDocuments, pathOf } from './column-kinds.ts'
import { EditColumn } from './edit-column.tsx'
import { MergeColumn } from './merge-column.tsx'
import { MoveColumn } from './move-column.tsx'
import { NewColumn } from './new-column.tsx'
import { RetireColumn } from './retire-column.tsx'
import { UpdateTag } from './update-tag.tsx'
import { usePeople } from './use-people.ts'

type Row = Column & { children?: Row[] }
type Doing =
  | { what: 'add'; below: number | null }
  | { what: 'edit' | 'move' | 'merge' | 'retire'; column: Column }
  | null

/** 栏目, as a tree. */
export function Columns() {
  const [doing, setDoing] = useState<Doing>(null)
  const [showsRetired, setShowsRetired] = useState(false)
  const found = useQuery({
    queryKey: ['settings', 'columns'],
    queryFn: () => call('GET', '/api/settings/columns'),
  })
  const columns = found.data ?? []
  const close = () => setDoing(null)
  const fields = useFields(columns, setDoing)
  const hasRetired = columns.some(({ retirement }) => retirement !== null)
  return (
    <div className="stack">
      <div className="line-ends">
        <span className="quiet">栏目地址设定后不变：改名、移动、合并、撤销都不影响已有的链接。</span>
        <span className="actions">
          {hasRetired && (
            <Checkbox
              className="line-check"
              checked={showsRetired}
              onChange={(event) => setShowsRetired(event.target.checked)}
            >
              显示已撤销的
            </Checkbox>
          )}
          <Button type="primary" onClick={() => setDoing({ what: 'add', below: null })}>
            增加栏目
          </Button>
        </span>
      </div>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.isSuccess && (
        <Table
          rowKey="id"
          size="middle"
          columns={fields}
          dataSource={treeOf(columns, null, showsRetired)}
          expandable={{ defaultExpandAllRows: true }}
          pagination={false}
          locale={{ emptyText: '还没有栏目，请先增加栏目' }}
        />
      )}
      {doing?.what === 'add' && <NewColumn columns={columns} below={doing.below} onClose={close} />}
      {doing?.what === 'edit' && <EditColumn column={doing.column} onClose={close} />}
      {doing?.what === 'move' && <MoveColumn column={doing.column} columns={columns} onClose={close} />}
      {doing?.what === 'merge' && <MergeColumn column={doing.column} columns={columns} onClose={close} />}
      {doing?.what === 'retire' && <RetireColumn column={doing.column} columns={columns} onClose={close} />}
    </div>
  )
}

function useFields(
  columns: readonly Column[],
  start: (doing: Doing) => void,
): NonNullable<TableProps<Row>['columns']> {
  const states = new Map((useCatalogue().data?.columns ?? []).map((each) => [each.id, each]))
  const people = new Map((usePeople().data ?? []).map(({ id, name }) => [id, name]))
  return [
    {
      title: '栏目',
      render: (_, row) => (
        <>
          {row.name} {row.visibility === 'hidden' && row.retirement === null && <Tag>不在导航中</Tag>}
          {row.retirement !== null && <Tag>已撤销</Tag>}
          {states.get(row.id)?.now.state === 'stale' && (
            <Tag className="narrow-only" color="error">
              逾期未更新
            </Tag>
          )}
        </>
      ),
    },
    {
      title: '地址',
      width: 230,
      responsive: ['lg'],
      render: (_, row) => <span className="quiet column-address">{addressOf(row)}</span>,
    },
    {
      title: '类型',
      dataIndex: 'kind',
      width: 120,
      responsive: ['md'],
      render: (kind: Column['kind']) => COLUMN_KINDS[kind],
    },
    {
      title: '责任人',
      width: 90,
      responsive: ['lg'],
      render: (_, { responsibleId }) => (responsibleId === null ? '' : (people.get(responsibleId) ?? '')),
    },
    {
      title: '更新',
      width: 170,
      responsive: ['md'],
      render: (_, row) => {
        const state = states.get(row.id)
        return state !== undefined && holdsDocuments(row) ? <UpdateTag column={row} state={state} /> : null
      },
    },
    {
      title: '操作',
      className: 'row-actions',
      render: (_, row) => <Actions column={row} columns={columns} start={start} />,
    },
  ]
}

interface ActionsProps {
  column: Column
  columns: readonly Column[]
  start: (doing: Doing) => void
}

function Actions({ column, columns, start }: ActionsProps) {
  if (column.retirement !== null) {
    const successor = columns.find(({ id }) => id === column.retirement?.successorId)
    return (
      <span className="quiet">
        {column.retirement.on} 撤销，转到{successor === undefined ? '首页' : pathOf(successor, columns)}
      </span>
    )
  }
  const items = [
    ...(holdsDocuments(column) ? [{ key: 'add', label: '增加下级' }] : []),
    { key: 'move', label: '移动' },
    ...(holdsDocuments(column) ? [{ key: 'merge', label: '并入另一栏目' }] : []),
    ...(column.kind === 'request' ? [] : [{ key: 'retire', label: '撤销', danger: true }]),
  ]
  return (
    <span className="actions">
      <Button size="small" onClick={() => start({ what: 'edit', column })}>
        修改
      </Button>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => start(doingOf(key, column)) }}>
        <Button size="small">更多</Button>
      </Dropdown>
    </span>
  )
}

function doingOf(key: string, column: Column): Doing {
  if (key === 'add') return { what: 'add', below: column.id }
  return { what: key as 'move' | 'merge' | 'retire', column }
}

/** The tree as it is used; with the retired ones among it when asked for. */
function treeOf(columns: readonly Column[], parentId: number | null, withRetired: boolean): Row[] {
  return columns
    .filter((each) => each.parentId === parentId && (withRetired || each.retirement === null))
    .map((each) => {
      const children = treeOf(columns, each.id, withRetired)
      return children.length === 0 ? each : { ...each, children }
    })
}

function addressOf({ kind, slug, address }: Column): string {
  if (kind === 'link') return `→ ${address}`
  return kind === 'request' ? '/request' : `/columns/${slug}`
}
