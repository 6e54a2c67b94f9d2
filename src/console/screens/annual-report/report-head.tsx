import type { CompilationState } from '../../../modules/annual-report/api.ts'
import { DeadlineText } from './deadline-text.tsx'
import { ReportStateTag } from './report-state-tag.tsx'
import type { ReportView } from './use-reports.ts'

/** Year, state, deadline, and how far the report has come. */
export function ReportHead({ view }: { view: ReportView }) {
  const { deadline, decision, submittedOn, publishedOn } = view
  return (
    <section className="case-head report-head" aria-label="报告概况">
      <div className="case-title">
        <h1>{view.year}年政府信息公开工作年度报告</h1>
        <p className="case-facts">
          <ReportStateTag report={view} />
          <span>编制人：{view.compiler}</span>
          {submittedOn !== null && <span>提交：{submittedOn}</span>}
          {decision !== null && (
            <span>
              {view.state === 'returned' ? '退回' : '审定'}：{decision.by}　{decision.on}
            </span>
          )}
          {publishedOn !== null && <span>公布：{publishedOn}</span>}
        </p>
      </div>
      <div className="case-due">
        <strong>
          <DeadlineText on={deadline.on} today={view.today} publishedOn={publishedOn} />
        </strong>
        <span className="quiet">
          须于 {deadline.on} 前公布（{deadline.article}）
        </span>
      </div>
      <Way state={view.state} />
      {decision !== null && decision.opinion !== '' && (
        <blockquote className={`report-opinion report-opinion-${view.state}`}>
          <span className="quiet">{view.state === 'returned' ? '退回意见' : '审定意见'}</span>
          {decision.opinion}
        </blockquote>
      )}
    </section>
  )
}

const STEPS = ['编制', '审定', '三审三校、保密审查', '公布'] as const
/** The step at work in each state. */
const STEP_OF: Record<CompilationState, number> = {
  drafting: 0,
  returned: 0,
  submitted: 1,
  accepted: 2,
  published: STEPS.length,
}

function Way({ state }: { state: CompilationState }) {
  const now = STEP_OF[state]
  return (
    <ol className="report-way" aria-label="办理步骤">
      {STEPS.map((name, at) => (
        <li
          key={name}
          className={at < now ? 'report-way-done' : ''}
          aria-current={at === now ? 'step' : undefined}
        >
          <span aria-hidden>{at < now ? '✓' : at + 1}</span>
          {name}
          {at < now && <span className="skip">（已完成）</span>}
        </li>
      ))}
    </ol>
  )
}
