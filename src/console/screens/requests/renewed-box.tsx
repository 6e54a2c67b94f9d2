import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { DueTag } from './due-tag.tsx'
import type { RemedyView } from './remedies-panel.tsx'
import { useDone } from './remedy-ask.tsx'
import { ProposeRenewedForm, SendBackForm, ServeRenewedForm } from './renewed-forms.tsx'

type Renewed = NonNullable<RemedyView['renewed']>

/** 重新答复: a proceeding of its own under the remedy that ordered it. */
export function RenewedBox({ requestId, renewed }: { requestId: number; renewed: Renewed }) {
  const [open, setOpen] = useState<'propose' | 'return' | 'serve' | null>(null)
  const close = () => setOpen(null)
  const done = useDone(close)
  const approve = useMutation({
    mutationFn: () => call('POST', '/api/renewed/:id/approval', { params: { id: renewed.id } }),
    onSuccess: ({ letterNumber }) => done(`已重新答复：${letterNumber}`),
  })
  const { can, proposal } = renewed
  return (
    <section className="remedy-under" aria-label="重新答复">
      <div className="line-ends">
        <span>
          <strong>重新答复</strong>　{renewed.stateWords}
          <div className="quiet">
            {renewed.orderedOn} 文书送达，
            {'until' in renewed.period ? '限定日期' : `${renewed.period.workingDays}个工作日内`}　经办人{' '}
            {renewed.officer}
          </div>
        </span>
        {renewed.state === 'open' || renewed.state === 'referred' ? (
          <DueTag due={renewed.due} />
        ) : (
          <span className="quiet">
            {renewed.repliedOn} {renewed.outcomeWords}（审批 {renewed.approvedByName}）
            {renewed.state === 'served' && `　${renewed.servedOn} 送达`}
          </span>
        )}
      </div>
      {proposal !== null && (
        <blockquote className="remedy-proposal written">
          <span className="quiet">
            {renewed.proposedByName} 送审：{renewed.outcomeWords}
          </span>
          {`\n${proposal.content}`}
          {(proposal.withheld ?? []).map(
            ({ part, reason }, index) => `\n不予公开（${index + 1}）${part}：${reason}`,
          )}
          {proposal.ground !== '' && `\n理由：${proposal.ground}`}
        </blockquote>
      )}
      <Failure of={approve.error} />
      <div className="remedy-acts">
        {renewed.state === 'open' && (
          <GuardedButton size="small" whyNot={can.propose} onClick={() => setOpen('propose')}>
            拟答复送审
          </GuardedButton>
        )}
        {renewed.state === 'referred' && (
          <>
            <GuardedButton
              size="small"
              type="primary"
              whyNot={can.approve}
              loading={approve.isPending}
              onClick={() => approve.mutate()}
            >
              审批同意，作出答复
            </GuardedButton>
            <GuardedButton size="small" whyNot={can.sendBack} onClick={() => setOpen('return')}>
              退回
            </GuardedButton>
          </>
        )}
        {(renewed.state === 'replied' || renewed.state === 'served') && (
          <Button size="small" href={`/api/letters/${renewed.letterId}`} target="_blank" rel="noreferrer">
            看答复书
          </Button>
        )}
        {renewed.state === 'replied' && (
          <GuardedButton size="small" whyNot={can.serve} onClick={() => setOpen('serve')}>
            登记送达
          </GuardedButton>
        )}
      </div>
      {open === 'propose' && <ProposeRenewedForm requestId={requestId} renewed={renewed} close={close} />}
      {open === 'return' && <SendBackForm renewed={renewed} close={close} />}
      {open === 'serve' && <ServeRenewedForm renewed={renewed} close={close} />}
    </section>
  )
}
