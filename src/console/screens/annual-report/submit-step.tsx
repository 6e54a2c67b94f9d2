import { useMutation } from '@tanstack/react-query'
import { App, Card } from 'antd'
import { refusal } from '../../../lib/refusal.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { ReasonsList } from './reasons-list.tsx'
import type { StepProps } from './report-actions.tsx'
import { useReportRefresh } from './use-reports.ts'

export function SubmitStep({ view, go, isDirty }: StepProps & { isDirty: boolean }) {
  const { message } = App.useApp()
  const refresh = useReportRefresh()
  const submit = useMutation({
    mutationFn: () =>
      call('POST', '/api/reports/:id/submission', {
        params: { id: view.id },
        body: { version: view.version },
      }),
    onSuccess: async () => {
      await refresh()
      message.success('已提交，等待审定')
    },
  })
  const unsaved = isDirty ? [refusal('unsaved', '正文有修改尚未保存', { field: 'narrative.0' })] : []
  const reasons = [...view.can.submit, ...unsaved]
  return (
    <Card title="下一步">
      <div className="actions report-act">
        <GuardedButton
          type="primary"
          whyNot={reasons}
          loading={submit.isPending}
          onClick={() => submit.mutate()}
        >
          提交审定
        </GuardedButton>
        <span className="quiet">表格数据随台账实时更新，提交时定稿。</span>
      </div>
      <ReasonsList view={view} what="提交审定" reasons={reasons} go={go} />
      <Failure of={submit.error} />
    </Card>
  )
}
