import { useMutation } from '@tanstack/react-query'
import { App, Card, Empty, Skeleton, Table, type TableProps } from 'antd'
import { Link, useNavigate } from 'react-router'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { DeadlineText } from './deadline-text.tsx'
import { ReportStateTag } from './report-state-tag.tsx'
import { type ReportList as Listed, type ListedReport, useReportRefresh, useReports } from './use-reports.ts'

/** 年度报告: the years, how each stands to its deadline, and the year to begin. */
export function ReportList() {
  const found = useReports()
  return (
    <div className="stack">
      <div className="screen-head">
        <h1>政府信息公开工作年度报告</h1>
        <Link to="/reports/checks">核对已公布的报告</Link>
      </div>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <Skeleton active />}
      {found.isSuccess && <Years list={found.data} />}
    </div>
  )
}

function Years({ list }: { list: Listed }) {
  return (
    <>
      {list.next !== null && <NextYear next={list.next} list={list} />}
      {list.items.length > 0 && (
        <Card styles={{ body: { padding: 0 } }}>
          <Table
            rowKey="id"
            pagination={false}
            scroll={{ x: 760 }}
            dataSource={list.items}
            columns={fields(list)}
          />
        </Card>
      )}
    </>
  )
}

function NextYear({ next, list }: { next: NonNullable<Listed['next']>; list: Listed }) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const refresh = useReportRefresh()
  const begin = useMutation({
    mutationFn: () => call('POST', '/api/reports', { body: { year: next.year } }),
    onSuccess: async ({ id }) => {
      await refresh()
      message.success(`已开始编制 ${next.year} 年的报告`)
      return navigate(`/reports/${id}`)
    },
  })
  const button = (
    <GuardedButton
      type="primary"
      whyNot={list.can.begin}
      loading={begin.isPending}
      onClick={() => begin.mutate()}
    >
      开始编制
    </GuardedButton>
  )
  if (list.items.length === 0) {
    return (
      <Card>
        <Empty description={`还没有编制过年度报告。先开始编制 ${next.year} 年的报告：`}>
          <ol className="report-steps-told">
            <li>系统从台账汇总三张表，点任一数字可以看到台账中的每一件；</li>
            <li>填报台账之外的数字（行政许可、处罚、强制、收费和建议提案），写明来源；</li>
            <li>写六个部分的正文，数字从列表中取，与表格始终一致；</li>
            <li>提交审定，再送三审三校、保密审查，然后发布。</li>
          </ol>
          <p className="report-due">
            须于 {next.deadline.on} 前公布（{next.deadline.article}）
            <DeadlineText on={next.deadline.on} today={list.today} publishedOn={null} />
          </p>
          {button}
        </Empty>
        <Failure of={begin.error} />
      </Card>
    )
  }
  return (
    <Card>
      <div className="line-ends report-next">
        <span>
          <strong>{next.year} 年的报告尚未开始编制</strong>
          <div className="quiet report-due">
            须于 {next.deadline.on} 前公布（{next.deadline.article}）
            <DeadlineText on={next.deadline.on} today={list.today} publishedOn={null} />
          </div>
        </span>
        {button}
      </div>
      <Failure of={begin.error} />
    </Card>
  )
}

function fields({ today }: Listed): NonNullable<TableProps<ListedReport>['columns']> {
  return [
    {
      title: '年度',
      dataIndex: 'year',
      width: 96,
      render: (year: number, row) => (
        <Link to={`/reports/${row.id}`} className="report-year">
          {year} 年
        </Link>
      ),
    },
    {
      title: '状态',
      key: 'state',
      render: (_, row) => (
        <>
          <ReportStateTag report={row} />
          {row.state === 'returned' && <div className="quiet">{row.opinion}</div>}
        </>
      ),
    },
    {
      title: '期限',
      key: 'deadline',
      width: 240,
      render: (_, row) => (
        <span className="report-due">
          {row.deadline.on}
          <DeadlineText on={row.deadline.on} today={today} publishedOn={row.publishedOn} />
        </span>
      ),
    },
    { title: '编制人', key: 'compiler', width: 120, render: (_, row) => row.compiler.name },
    {
      title: '公布日期',
      dataIndex: 'publishedOn',
      width: 130,
      render: (on: string | null) => on ?? '—',
    },
  ]
}
