import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { useState } from 'react'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { EvidenceButton } from './evidence-button.tsx'
import { RecordForm } from './remedy-forms.tsx'
import { RemedyLine } from './remedy-line.tsx'
import type { CaseView } from './use-requests.ts'

export type RemediesView = AnswerOf<'GET', '/api/requests/:id/remedies'>
export type RemedyView = RemediesView['list'][number]

/** 复议、诉讼 over this case, as table 4 of the annual report will count them, and the evidence pack. */
export function RemediesPanel({ file }: { file: CaseView }) {
  const { id } = file.request
  const [isRecording, setRecording] = useState(false)
  const found = useQuery({
    queryKey: ['requests', 'remedies', id],
    queryFn: () => call('GET', '/api/requests/:id/remedies', { params: { id } }),
  })
  const view = found.data
  return (
    <Card
      title="复议、诉讼"
      extra={
        <span className="case-state">
          <EvidenceButton file={file} whyNot={view?.can.evidence} />
          <GuardedButton
            size="small"
            whyNot={view?.can.record}
            disabled={view === undefined}
            onClick={() => setRecording(true)}
          >
            登记
          </GuardedButton>
        </span>
      }
    >
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {view !== undefined && view.list.length === 0 && <p className="quiet">没有行政复议、行政诉讼。</p>}
      {view !== undefined && view.list.length > 0 && (
        <ul className="plain-list">
          {view.list.map((each) => (
            <RemedyLine key={each.id} remedy={each} view={view} />
          ))}
        </ul>
      )}
      {isRecording && <RecordForm requestId={id} list={view?.list ?? []} close={() => setRecording(false)} />}
    </Card>
  )
}
