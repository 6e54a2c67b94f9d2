import { Badge, Skeleton, Tabs } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { CheckResult } from '../../../modules/annual-report/api.ts'
import { Failure } from '../../parts/failure.tsx'
import { useUnsavedWarning } from '../../parts/use-unsaved-warning.ts'
import { NotFound } from '../frame/not-found.tsx'
import { groupChecks } from './checks.ts'
import { FigureDrawer, type Opened } from './figure-drawer.tsx'
import { FiguresTab } from './figures-tab.tsx'
import { countUnwritten } from './fill-text.ts'
import { NarrativeTab } from './narrative-tab.tsx'
import { ReportActions } from './report-actions.tsx'
import { ReportHead } from './report-head.tsx'
import type { Target } from './targets.ts'
import { useNarrative } from './use-narrative.ts'
import { type ReportView, useReport } from './use-reports.ts'

/** One report: where it stands, what comes next, its figures with their checks, its text. */
export function ReportScreen() {
  const id = Number(useParams().id)
  const found = useReport(id)
  if (!(id > 0)) return <NotFound />
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  if (found.isPending) return <Skeleton active />
  return <LoadedReport key={id} view={found.data} />
}

function LoadedReport({ view }: { view: ReportView }) {
  const narrative = useNarrative(view)
  const [tab, setTab] = useTab()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [shown, setShown] = useState<CheckResult | null>(null)
  const focus = useLateFocus()
  useUnsavedWarning(narrative.isDirty)
  const show = (check: CheckResult | null) => {
    setShown(check)
    if (check !== null) focus(`cell-${check.cells[0]}`)
  }
  const go = (target: Target) => {
    if (target.kind === 'text') {
      setTab('text')
      return focus(`narrative-${target.section}`)
    }
    setTab('figures')
    if (target.kind === 'entry') return setOpened({ kind: 'entry', code: target.code })
    show(target.check)
  }
  const missing = view.can.write.length === 0 ? view.entered.filter(({ entry }) => entry === null).length : 0
  const { failed } = groupChecks(view.checks)
  const unwritten = narrative.text.reduce((sum, each) => sum + countUnwritten(each), 0)
  return (
    <div className="stack">
      <ReportHead view={view} />
      <ReportActions view={view} isDirty={narrative.isDirty} go={go} />
      <Tabs
        className="report-tabs"
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'figures',
            label: <Counted words="数据与检查" count={missing + failed.length} />,
            forceRender: true,
            children: (
              <FiguresTab
                view={view}
                shown={shown}
                show={show}
                open={setOpened}
                unsaved={narrative.isDirty}
              />
            ),
          },
          {
            key: 'text',
            label: <Counted words={narrative.isDirty ? '正文（未保存）' : '正文'} count={unwritten} />,
            forceRender: true,
            children: <NarrativeTab view={view} narrative={narrative} />,
          },
        ]}
      />
      <FigureDrawer view={view} opened={opened} close={() => setOpened(null)} />
    </div>
  )
}

function Counted({ words, count }: { words: string; count: number }) {
  return (
    <span className="report-counted">
      {words}
      <Badge count={count} size="small" title={`${count} 处需要处理`} />
    </span>
  )
}

/** In the address, so that a page can be sent to a colleague as it is. */
function useTab(): [string, (tab: string) => void] {
  const [search, setSearch] = useSearchParams()
  const tab = search.get('tab') === 'text' ? 'text' : 'figures'
  return [tab, (next) => setSearch(next === 'figures' ? {} : { tab: next }, { replace: true })]
}

/** Focuses what another tab is only about to show: waits for it, some frames at most. */
function useLateFocus(): (id: string) => void {
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  return (id) => {
    cancelAnimationFrame(frame.current)
    const attempt = (left: number) => {
      const element = document.getElementById(id)
      if (element === null || element.offsetParent === null) {
        if (left > 0) frame.current = requestAnimationFrame(() => attempt(left - 1))
        return
      }
      element.scrollIntoView({ block: 'center' })
      element.focus({ preventScroll: true })
    }
    frame.current = requestAnimationFrame(() => attempt(FRAMES))
  }
}

const FRAMES = 60
