import { Tag } from 'antd'
import type { CompilationState } from '../../../modules/annual-report/api.ts'

const COLORS: Record<CompilationState, string> = {
  drafting: 'processing',
  submitted: 'warning',
  returned: 'error',
  accepted: 'warning',
  published: 'success',
}

export function ReportStateTag({ report }: { report: { state: CompilationState; stateName: string } }) {
  return <Tag color={COLORS[report.state]}>{report.stateName}</Tag>
}
