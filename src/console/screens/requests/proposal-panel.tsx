import { Card } from 'antd'
import type { CaseView, Choices } from './use-requests.ts'

/** 拟答复: what waits for approval, in full, so that whoever approves has read it. */
export function ProposalPanel({ file, choices }: { file: CaseView; choices: Choices }) {
  const { proposal, files, request } = file
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
        {(proposal.withheld ?? []).length > 0 && (
          <>
            <dt>不予公开的部分</dt>
            <dd>
              <ol className="withheld-list">
                {(proposal.withheld ?? []).map(({ part, basis, reason }) => (
                  <li key={part + reason}>
                    {part}
                    <span className="article">（{labelOf(choices, basis)}）</span>
                    <p className="quiet">{reason}</p>
                  </li>
                ))}
              </ol>
            </dd>
          </>
        )}
        {proposal.ground !== '' && (
          <>
            <dt>理由</dt>
            <dd className="written">{proposal.ground}</dd>
          </>
        )}
        <dt>答复内容</dt>
        <dd className="written">{proposal.content}</dd>
        {(proposal.files ?? []).length > 0 && (
          <>
            <dt>附件</dt>
            <dd>
              {files
                .filter(({ no }) => proposal.files?.includes(no))
                .map(({ no, name }) => (
                  <p key={no}>
                    <a href={`/api/requests/${request.id}/files/${no}`}>{name}</a>
                  </p>
                ))}
            </dd>
          </>
        )}
      </dl>
      {proposal.approval.length > 0 && (
        <ol className="approval-steps" aria-label="审批进度">
          {proposal.approval.map(({ name, signers, signedBy }) => (
            <li key={name} className={signedBy === null ? '' : 'signed'}>
              <strong>{name}</strong>
              <span className="quiet">
                {signedBy === null ? `待${signers.join('、')}审批` : `${signedBy}　已同意`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function labelOf({ outcomes }: Choices, code: string): string {
  const outcome = outcomes.find((each) => each.code === code)
  return [outcome?.label, outcome?.article].filter(Boolean).join('，')
}
