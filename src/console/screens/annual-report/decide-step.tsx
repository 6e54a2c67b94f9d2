import { useMutation } from '@tanstack/react-query'
import { App, Card, Form, Input } from 'antd'
import { useState } from 'react'
import { refusal } from '../../../lib/refusal.ts'
import { call } from '../../api.ts'
import { fieldErrors } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { ReasonsList } from './reasons-list.tsx'
import type { StepProps } from './report-actions.tsx'
import { useReportRefresh } from './use-reports.ts'

/** 审定 or 退回, by somebody else than the compiler. */
export function DecideStep({ view, go }: StepProps) {
  const { message } = App.useApp()
  const refresh = useReportRefresh()
  const [opinion, setOpinion] = useState('')
  const decide = useMutation({
    mutationFn: (verdict: 'accept' | 'return') =>
      call('POST', '/api/reports/:id/decision', {
        params: { id: view.id },
        body: { verdict, opinion, version: view.version },
      }),
    onSuccess: async (_, verdict) => {
      await refresh()
      message.success(verdict === 'accept' ? '已审定' : '已退回编制人')
    },
  })
  const { can } = view
  const mayDecide = can.decide.length === 0
  const noOpinion = opinion.trim() === '' ? [refusal('opinion-missing', '退回的请写明需要修改什么')] : []
  const errors = fieldErrors(decide.error, 'opinion')
  return (
    <Card title={mayDecide ? '审定' : '等待审定'}>
      {mayDecide && (
        <Form layout="vertical">
          <Form.Item
            label="意见"
            htmlFor="report-opinion"
            extra="退回的须写明需要修改什么"
            {...(errors.length > 0 ? { validateStatus: 'error' as const, help: errors.join('；') } : {})}
          >
            <Input.TextArea
              id="report-opinion"
              rows={2}
              className="grows"
              value={opinion}
              onChange={(event) => setOpinion(event.target.value)}
            />
          </Form.Item>
        </Form>
      )}
      <div className="actions">
        <GuardedButton
          type="primary"
          whyNot={can.accept}
          loading={decide.isPending}
          onClick={() => decide.mutate('accept')}
        >
          审定
        </GuardedButton>
        <GuardedButton
          danger
          whyNot={[...can.decide, ...(mayDecide ? noOpinion : [])]}
          loading={decide.isPending}
          onClick={() => decide.mutate('return')}
        >
          退回
        </GuardedButton>
      </div>
      <ReasonsList
        view={view}
        what={can.decide.length > 0 ? '审定或退回' : '审定'}
        reasons={can.accept}
        go={go}
      />
      <FailureBeyond fields={['opinion']} of={decide.error} />
    </Card>
  )
}
