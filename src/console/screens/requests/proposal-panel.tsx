import { Card } from 'antd'
import type { CaseView, Choices } from './use-requests.ts'

/** 拟答复: what waits for approval, in full, so that whoever approves has read it. */
export function ProposalPanel({ file: { proposal }, choices }: { file: CaseView; choices: Choices }) {
  if (proposal === null) return null
  const outcome = choices.outcomes.find(({ code }) => code === proposal.outcome)
  return (
    <Card title="拟答复（待审批）">
      <dl className="facts">
        <dt>办理结果</dt>
        <dd>
          {outcome?.group}
          {outcome?.group.endsWith(outcome.label) ? '' : `　${outcome?.label}`}
          {outcome?.article != null && <span className="article">（{outcome.article}）</span>}
        </dd>
        {proposal.ground !== '' && (
          <>
            <dt>理由</dt>
            <dd className="written">{proposal.ground}</dd>
          </>
        )}
        <dt>答复内容</dt>
        <dd className="written">{proposal.content}</dd>
      </dl>
    </Card>
  )
}
