import { Card } from 'antd'
import { DecideStep } from './decide-step.tsx'
import { PublishStep } from './publish-step.tsx'
import { SubmitStep } from './submit-step.tsx'
import type { Target } from './targets.ts'
import type { ReportView } from './use-reports.ts'

export interface StepProps {
  view: ReportView
  go: (target: Target) => void
}

/** The next acts; what cannot be done now says everything that is missing. */
export function ReportActions({ view, isDirty, go }: StepProps & { isDirty: boolean }) {
  switch (view.state) {
    case 'drafting':
    case 'returned':
      return <SubmitStep view={view} go={go} isDirty={isDirty} />
    case 'submitted':
      return <DecideStep view={view} go={go} />
    case 'accepted':
      return <PublishStep view={view} go={go} />
    case 'published':
      return <Published view={view} />
  }
}

function Published({ view: { document } }: { view: ReportView }) {
  if (document === null) return null
  return (
    <Card className="report-published">
      <div className="line-ends">
        <span>
          索引号 <strong>{document.indexNumber}</strong>
          <div className="quiet">以下为公布时的定稿数据和正文，台账以后的变化不影响本报告。</div>
        </span>
        <a href={`/documents/${document.id}`} target="_blank" rel="noreferrer">
          查看公开页面
        </a>
      </div>
    </Card>
  )
}
