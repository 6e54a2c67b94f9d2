import { Card } from 'antd'
import { useMemo } from 'react'
import type { CheckResult } from '../../../modules/annual-report/api.ts'
import { cellsOf } from './checks.ts'
import { ChecksPanel } from './checks-panel.tsx'
import { EnteredPanel } from './entered-panel.tsx'
import type { Opened } from './figure-drawer.tsx'
import { ReportTable } from './report-table.tsx'
import type { CellPlace, ReportView } from './use-reports.ts'

interface Props {
  view: ReportView
  shown: CheckResult | null
  show: (check: CheckResult | null) => void
  open: (opened: Opened) => void
  unsaved: boolean
}

/** The three tables as the law prints them, the figures entered by hand, and the checks beside. */
export function FiguresTab({ view, shown, show, open, unsaved }: Props) {
  const marked = useMemo(() => new Set(shown === null ? [] : cellsOf(shown)), [shown])
  const missing = useMemo(
    () => new Set(view.entered.filter(({ entry }) => entry === null).map(({ code }) => code as string)),
    [view.entered],
  )
  const openCell = (place: CellPlace) => {
    const entered = view.entered.find(({ code }) => place.table === 2 && code === place.row)
    open(entered === undefined ? { kind: 'cell', place } : { kind: 'entry', code: entered.code })
  }
  return (
    <div className="two-sides report-figures">
      <div className="stack">
        <p className="quiet report-legend">
          {view.of === 'snapshot' && view.state !== 'published' && (
            <strong>以下是 {view.submittedOn} 提交的定稿数据。</strong>
          )}
          点任一数字查看台账中的记录。<b>0</b> 为零，<i>空白</i> 为没有填数字，<b>/</b> 为不适用
          {view.can.write.length === 0 && (
            <>
              ，<mark>待填</mark> 为尚未填报
            </>
          )}
          。
        </p>
        {view.tables.map((laid) => (
          <Card key={laid.table} title={view.report.sections[laid.table - 1]?.title}>
            <ReportTable laid={laid} marked={marked} missing={missing} open={openCell} />
          </Card>
        ))}
        <EnteredPanel view={view} open={(code) => open({ kind: 'entry', code })} />
      </div>
      <ChecksPanel checks={view.checks} shown={shown} show={show} unsaved={unsaved} />
    </div>
  )
}
