import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Empty, Select, Space, Table, type TableProps } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { DocumentListItem } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { dayText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useColumns } from '../../parts/use-columns.ts'
import { hasRole, useMe } from '../../parts/use-session.ts'
import { KINDS, STATES } from '../../parts/words.ts'

type State = DocumentListItem['state']

/** The filters stand in the address, so that a list can be kept and sent on. */
export function DocumentList() {
  const navigate = useNavigate()
  const mayDraft = hasRole(useMe(), 'editor')
  const columns = useColumns()
  const { asked, ask } = useAsked()
  const list = useQuery({
    queryKey: ['documents', 'list', asked],
    queryFn: () => call('GET', '/api/documents', { query: asked }),
    placeholderData: keepPreviousData,
  })
  const isFiltered = asked.state !== undefined || asked.columnId !== undefined
  return (
    <>
      <div className="screen-head">
        <h1>信息发布</h1>
        <Space>
          <Button onClick={() => navigate('/documents/to-correct')}>待更正</Button>
          {mayDraft && (
            <Button type="primary" onClick={() => navigate('/documents/new')}>
              拟写信息
            </Button>
          )}
        </Space>
      </div>
      <Space wrap style={{ marginBottom: 12 }}>
        <Select
          aria-label="状态"
          placeholder="全部状态"
          allowClear
          style={{ width: 150 }}
          value={asked.state ?? null}
          options={(Object.keys(STATES) as State[]).map((value) => ({ value, label: STATES[value].name }))}
          onChange={(state) => ask({ state: state ?? undefined })}
        />
        <Select
          aria-label="栏目"
          placeholder="全部栏目"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 260 }}
          value={asked.columnId ?? null}
          options={columns.options}
          onChange={(columnId) => ask({ columnId: columnId ?? undefined })}
        />
      </Space>
      <Failure of={list.error} onRetry={() => list.refetch()} />
      <Table
        rowKey="id"
        size="middle"
        columns={fields(columns.nameOf)}
        dataSource={list.data?.items ?? []}
        loading={list.isPending || list.isPlaceholderData}
        scroll={{ x: 860 }}
        locale={{ emptyText: <Nothing isFiltered={isFiltered} mayDraft={mayDraft} /> }}
        pagination={{
          current: asked.page,
          pageSize: list.data?.perPage ?? 20,
          total: list.data?.total ?? 0,
          showSizeChanger: false,
          showTotal: (total) => `共 ${total} 条`,
          onChange: (page) => ask({ page }),
        }}
      />
    </>
  )
}

function useAsked() {
  const [search, setSearch] = useSearchParams()
  const state = search.get('state')
  const columnId = Number(search.get('columnId'))
  const asked = {
    ...(state !== null && Object.hasOwn(STATES, state) ? { state: state as State } : {}),
    ...(columnId > 0 ? { columnId } : {}),
    page: Math.max(1, Number(search.get('page')) || 1),
  } as { state?: State; columnId?: number; page: number }
  const ask = (change: { state?: State | undefined; columnId?: number | undefined; page?: number }) => {
    const next = { ...asked, page: 1, ...change }
    setSearch(
      Object.entries(next).flatMap(([key, value]) =>
        value === undefined || (key === 'page' && value === 1) ? [] : [[key, String(value)]],
      ) as [string, string][],
    )
  }
  return { asked, ask }
}

function fields(columnName: (id: number) => string): NonNullable<TableProps<DocumentListItem>['columns']> {
  return [
    {
      title: '标题',
      dataIndex: 'title',
      render: (title: string, item) => (
        <>
          <Link to={`/documents/${item.id}`}>{title || '（未填标题）'}</Link>
          <div className="quiet">{item.indexNumber ?? '尚无索引号'}</div>
        </>
      ),
    },
    { title: '状态', dataIndex: 'state', width: 130, render: (state: State) => <StateTag state={state} /> },
    { title: '栏目', dataIndex: 'columnId', width: 200, render: (id: number) => columnName(id) },
    { title: '类型', dataIndex: 'kind', width: 140, render: (kind: DocumentListItem['kind']) => KINDS[kind] },
    { title: '版次', dataIndex: 'editionNo', width: 64, align: 'right' },
    { title: '拟稿人', dataIndex: 'author', width: 90 },
    { title: '最近修改', dataIndex: 'writtenAt', width: 116, render: dayText },
  ]
}

function Nothing({ isFiltered, mayDraft }: { isFiltered: boolean; mayDraft: boolean }) {
  if (isFiltered) return <Empty description="没有符合条件的信息，请放宽状态或栏目" />
  if (!mayDraft) return <Empty description="还没有信息，由信息编辑拟稿后在这里显示" />
  return (
    <Empty description="还没有信息。先拟写一条，送审通过后即可发布。">
      <Link to="/documents/new">拟写第一条信息</Link>
    </Empty>
  )
}
