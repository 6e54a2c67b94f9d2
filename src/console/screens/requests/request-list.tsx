import { Button, Empty, Grid, Select, Table, type TableProps } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { Day } from '../../../lib/day.ts'
import type { Stage } from '../../../modules/requests/api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { options } from '../../parts/words.ts'
import { DaysLeftTag } from './days-left-tag.tsx'
import './board.css'
import { FindApplicant } from './find-applicant.tsx'
import { ListFilters } from './list-filters.tsx'
import { NarrowedBy } from './narrowed-by.tsx'
import { RequestsHead } from './requests-head.tsx'
import { StageTag } from './stage-tag.tsx'
import { useUnconfirmed } from './unconfirmed.tsx'
import { type Filter, ledgerAddress, type Narrowing, useAsked } from './use-asked.ts'
import { type Choices, type ListedRequest, useChoices, useRequests } from './use-requests.ts'

/** The register (台账). The filter stands in the address, so that a list can be kept and sent on. */
export function RequestList() {
  const navigate = useNavigate()
  const isWide = Grid.useBreakpoint().md ?? true
  const choices = useChoices()
  const { filter, page, narrowing, ask, query } = useAsked(choices.data)
  const list = useRequests({ ...query, page })
  const alarms = new Map(useUnconfirmed().data?.map(({ id, why }) => [id, why]))
  const { rows = [], total = 0, pageSize = 50 } = list.data ?? {}
  return (
    <>
      <RequestsHead here="list">
        <GuardedButton
          type="primary"
          whyNot={list.data?.can.register}
          disabled={list.data === undefined}
          onClick={() => navigate('/requests/new')}
        >
          登记申请
        </GuardedButton>
      </RequestsHead>
      <div className="list-filters">
        <Select
          aria-label="办理环节"
          style={{ width: 190 }}
          value={filter}
          options={[
            { value: 'open', label: '未办结（按期限）' },
            { value: 'all', label: '全部（按登记先后）' },
            ...(choices.data === undefined ? [] : options(choices.data.stages)),
          ]}
          onChange={(next) => ask({ filter: next })}
        />
        <ListFilters
          choices={choices.data}
          narrowing={narrowing}
          onChange={(next) => ask({ narrowing: next })}
        />
        <NarrowedBy
          choices={choices.data}
          narrowing={narrowing}
          onClear={() => ask({ narrowing: ownOf(narrowing), filter: 'open' })}
        />
        <FindApplicant />
        <Button href={ledgerAddress(query)} disabled={total === 0}>
          导出台账（XLSX）
        </Button>
      </div>
      <Failure of={list.error ?? choices.error} onRetry={() => list.refetch()} />
      <Table
        rowKey="id"
        size="middle"
        columns={fields(choices.data, list.data?.today ?? null, alarms)}
        dataSource={rows}
        loading={list.isPending || list.isPlaceholderData}
        scroll={isWide ? { x: 1000 } : {}}
        locale={{ emptyText: <Nothing filter={filter} /> }}
        pagination={{
          current: page,
          pageSize,
          total,
          showSizeChanger: false,
          showTotal: (count) => (list.data?.isMore ? `超过 ${count} 件，请用筛选缩小范围` : `共 ${count} 件`),
          onChange: (next) => ask({ page: next }),
        }}
      />
    </>
  )
}

/** What the list itself offers stays when a number of the board is put away. */
function ownOf({ kind, channel, unit }: Narrowing): Narrowing {
  return Object.fromEntries(
    Object.entries({ kind, channel, unit }).filter(([, value]) => value !== undefined),
  )
}

function fields(
  choices: Choices | undefined,
  today: Day | null,
  alarms: ReadonlyMap<number, { message: string }>,
): NonNullable<TableProps<ListedRequest>['columns']> {
  return [
    {
      title: '登记编号',
      dataIndex: 'caseNumber',
      width: 140,
      render: (caseNumber: string | null, row) => (
        <>
          <Link to={`/requests/${row.id}`}>{caseNumber ?? row.receiptNumber}</Link>
          {caseNumber === null && <div className="quiet">尚未登记</div>}
        </>
      ),
    },
    {
      title: '申请内容',
      dataIndex: 'information',
      render: (information: string, row) => (
        <>
          <Link to={`/requests/${row.id}`}>{information}</Link>
          <div className="phone-line">
            <StageTag stage={row.stage} words={row.stageWords} />
            {row.dueOn !== null && <span className="quiet">期限 {row.dueOn}</span>}
            {today !== null && <DaysLeftTag request={row} today={today} />}
          </div>
          {alarms.has(row.id) && <div className="days-overdue">{alarms.get(row.id)?.message}</div>}
        </>
      ),
    },
    {
      title: '申请人',
      dataIndex: 'applicantName',
      responsive: ['md'],
      width: 130,
      render: (name: string, row) => (
        <>
          {name}
          <div className="quiet">{choices?.applicantKinds[row.applicantKind]}</div>
        </>
      ),
    },
    {
      title: '收到之日',
      dataIndex: 'receivedOn',
      responsive: ['md'],
      width: 112,
      render: (on: string | null) => on ?? '—',
    },
    {
      title: '渠道',
      dataIndex: 'channel',
      responsive: ['md'],
      width: 96,
      render: (channel: ListedRequest['channel']) => choices?.channels[channel],
    },
    {
      title: '环节',
      dataIndex: 'stage',
      responsive: ['md'],
      width: 130,
      render: (stage: Stage, row) => <StageTag stage={stage} words={row.stageWords} />,
    },
    {
      title: '答复期限',
      dataIndex: 'dueOn',
      responsive: ['md'],
      width: 112,
      render: (on: string | null, row) => (
        <>
          {on ?? '—'}
          {row.provisional && row.concludedOn === null && <div className="quiet">暂定</div>}
        </>
      ),
    },
    {
      title: '剩余',
      key: 'left',
      responsive: ['md'],
      width: 150,
      align: 'right',
      render: (_, row) => today !== null && <DaysLeftTag request={row} today={today} />,
    },
  ]
}

function Nothing({ filter }: { filter: Filter }) {
  if (filter === 'open') return <Empty description="没有未办结的申请。网上提交和登记的申请会出现在这里。" />
  if (filter === 'all') return <Empty description="还没有收到申请。" />
  return <Empty description="没有处于这个环节的申请，请改看其他环节" />
}
