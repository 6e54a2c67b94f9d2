import { Card } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Me } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { hasRole } from '../../parts/use-session.ts'
import { DeadlineText } from './deadline-text.tsx'
import { reportsWaiting } from './reports-waiting.ts'
import { type ListedReport, useReports } from './use-reports.ts'

/** 待办: the reports that wait for this person. */
export function ReportsToDo({ me }: { me: Me }) {
  const mayCompile = hasRole(me, 'reportCompiler')
  const mayDecide = hasRole(me, 'officeHead')
  const found = useReports(mayCompile || mayDecide)
  if (found.data === undefined) {
    return (
      <Card title="年度报告" loading={found.isPending}>
        <Failure of={found.error} onRetry={() => found.refetch()} />
      </Card>
    )
  }
  const { today } = found.data
  const waiting = reportsWaiting(found.data, { id: me.id, mayCompile, mayDecide })
  const { toBegin, toCompile, toPublish, toDecide } = waiting
  const nothing = toBegin === null && toCompile.length + toPublish.length + toDecide.length === 0
  const line = (each: ListedReport, what: string, more?: ReactNode) => (
    <li key={`${each.id} ${what}`}>
      <div className="line-ends">
        <Link to={`/reports/${each.id}`}>{each.year}年政府信息公开工作年度报告</Link>
        <span className="report-due">
          {what}
          <DeadlineText on={each.deadline.on} today={today} publishedOn={each.publishedOn} />
        </span>
      </div>
      {more}
    </li>
  )
  return (
    <Card title="年度报告" extra={<Link to="/reports">全部</Link>}>
      {nothing && <p className="quiet">没有等待您办理的年度报告。</p>}
      <ul className="plain-list">
        {toBegin !== null && (
          <li className="line-ends">
            <Link to="/reports">{toBegin.year}年政府信息公开工作年度报告</Link>
            <span className="report-due">
              尚未开始编制
              <DeadlineText on={toBegin.deadline.on} today={today} publishedOn={null} />
            </span>
          </li>
        )}
        {toDecide.map((each) =>
          line(each, '等待审定', <div className="quiet">编制人：{each.compiler.name}</div>),
        )}
        {toCompile.map((each) =>
          each.state === 'returned'
            ? line(each, '已退回', <div className="quiet">退回意见：{each.opinion}</div>)
            : line(each, each.stateName),
        )}
        {toPublish.map((each) => line(each, each.stateName))}
      </ul>
    </Card>
  )
}
