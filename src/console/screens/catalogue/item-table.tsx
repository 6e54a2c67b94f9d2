import { Button, Table, type TableProps, Tag } from 'antd'
import { Link } from 'react-router'
import type { Column } from '../../../modules/catalogue/api.ts'
import type { ColumnStateView, ItemView } from '../../../modules/documents/api.ts'
import type { Doing } from './catalogue.tsx'
import { ITEM_STATES, wordsOf } from './item-words.ts'
import { useCatalogueColumns } from './use-catalogue.ts'

interface Props {
  items: readonly ItemView[]
  columns: readonly ColumnStateView[]
  isSystem: boolean
  isEditor: boolean
  start: (doing: Doing) => void
}

export function ItemTable({ items, columns, isSystem, isEditor, start }: Props) {
  const all = useCatalogueColumns()
  const states = new Map(columns.map((each) => [each.id, each]))
  const columnsOf = (item: ItemView) => (
    <ul className="item-columns">
      {all
        .filter((each) => item.columnIds.includes(each.id) && each.retirement === null)
        .map((each) => (
          <li key={each.id}>
            <ColumnLine column={each} state={states.get(each.id)} isEditor={isEditor} start={start} />
          </li>
        ))}
    </ul>
  )
  const fields: TableProps<ItemView>['columns'] = [
    {
      title: '公开事项',
      render: (_, item) => (
        <div className="item-facts">
          <span className="item-name">{item.name}</span>
          <span>{item.content}</span>
          <span className="quiet">{item.legalBasis}</span>
          <span className="narrow-only">
            <StateOf item={item} />
            {columnsOf(item)}
          </span>
        </div>
      ),
    },
    {
      title: '时限和责任',
      width: 220,
      responsive: ['lg'],
      render: (_, item) => (
        <div className="item-facts quiet">
          <span>{item.timeLimit}</span>
          {item.updateIntervalDays !== null && <span>每 {item.updateIntervalDays} 天更新</span>}
          <span>{[item.responsibleUnit, item.channel].filter(Boolean).join('，')}</span>
        </div>
      ),
    },
    {
      title: '栏目',
      width: 200,
      responsive: ['md'],
      render: (_, item) => columnsOf(item),
    },
    { title: '情况', width: 250, responsive: ['md'], render: (_, item) => <StateOf item={item} /> },
    ...(isSystem || isEditor
      ? [
          {
            title: '操作',
            className: 'row-actions-short',
            width: 110,
            render: (_: unknown, item: ItemView) => (
              <span className="actions">
                {isEditor && (
                  <Button size="small" onClick={() => start({ what: 'change', item })}>
                    登记变更
                  </Button>
                )}
                {isSystem && (
                  <>
                    <Button size="small" onClick={() => start({ what: 'edit', item })}>
                      修改
                    </Button>
                    <Button size="small" danger onClick={() => start({ what: 'remove', item })}>
                      删除
                    </Button>
                  </>
                )}
              </span>
            ),
          },
        ]
      : []),
  ]
  return <Table rowKey="id" size="middle" columns={fields} dataSource={[...items]} pagination={false} />
}

function StateOf({ item }: { item: ItemView }) {
  const { name, color } = ITEM_STATES[item.now.state]
  return (
    <div className="item-facts">
      <Tag color={color}>{name}</Tag>
      <span className={item.now.state === 'late' ? 'item-late' : 'quiet'}>{wordsOf(item.now)}</span>
      {item.documents > 0 && (
        <span className="quiet">
          已公开 {item.documents} 条，最近 {item.updatedOn}
          {item.publishedLate > 0 && `；今年逾期公开 ${item.publishedLate} 条`}
        </span>
      )}
      {item.waiting.slice(0, 3).map(({ documentId, title, madeOn }) => (
        <Link key={documentId} to={`/documents/${documentId}`}>
          {madeOn} {title || '（未填标题）'}
        </Link>
      ))}
      {item.waiting.length > 3 && <span className="quiet">等 {item.waiting.length} 条</span>}
    </div>
  )
}

interface LineProps {
  column: Column
  state: ColumnStateView | undefined
  isEditor: boolean
  start: (doing: Doing) => void
}

function ColumnLine({ column, state, isEditor, start }: LineProps) {
  const link = (
    <a href={`/columns/${column.slug}`} target="_blank" rel="noreferrer">
      {column.name}
    </a>
  )
  if (state === undefined || state.documents > 0) return link
  const { nil } = state
  return (
    <>
      {link}　{nil !== null && <span className="quiet">说明截至 {nil.statedOn} </span>}
      {isEditor && (
        <Button size="small" type="link" onClick={() => start({ what: 'nil', columnId: column.id })}>
          {nil === null ? '作情况说明' : '更新说明'}
        </Button>
      )}
    </>
  )
}
