import { useMutation } from '@tanstack/react-query'
import { App, Card } from 'antd'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { MakeDocument } from './make-document.tsx'
import { ReasonsList } from './reasons-list.tsx'
import type { StepProps } from './report-actions.tsx'
import { ReportFindings } from './report-findings.tsx'
import { type ReportView, useReportRefresh } from './use-reports.ts'

const PROGRESS = {
  none: '尚未生成公开文本',
  draft: '公开文本还没有送审，或者已退回：可以按定稿重新生成并送审，需要修改内容的先撤回修改',
  'under-way': '公开文本正在审核',
  public: '公开文本已公布',
} as const

/** From the accepted report to the public page: the text, its reviews, publication; or back to the compiler. */
export function PublishStep({ view, go }: StepProps) {
  const { can, document } = view
  const { publish, takeBack, askPublish } = usePublishing(view)
  const progress = document?.progress ?? 'none'
  const isReady = can.publish.length === 0
  return (
    <Card
      title="公开文本"
      extra={
        document !== null && (
          <span className="actions">
            <Link to={`/documents/${document.id}`}>查看公开文本和审核进度</Link>
          </span>
        )
      }
    >
      <p className="quiet">{isReady ? '公开文本已通过三审三校和保密审查，可以发布' : PROGRESS[progress]}。</p>
      {progress !== 'under-way' && <MakeDocument view={view} isFirst={progress === 'none'} go={go} />}
      {document !== null && progress !== 'public' && <ReportFindings view={view} />}
      <div className="actions">
        <GuardedButton
          type={isReady ? 'primary' : 'default'}
          whyNot={can.publish}
          loading={publish.isPending}
          onClick={askPublish}
        >
          发布
        </GuardedButton>
        <GuardedButton whyNot={can.takeBack} loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
          撤回修改
        </GuardedButton>
      </div>
      <ReasonsList view={view} what="发布" reasons={can.publish} go={go} />
      <ReasonsList view={view} what="撤回修改" reasons={can.takeBack} go={go} />
      <Failure of={publish.error ?? takeBack.error} />
    </Card>
  )
}

function usePublishing(view: ReportView) {
  const { message, modal } = App.useApp()
  const refresh = useReportRefresh()
  const input = { params: { id: view.id }, body: { version: view.version } }
  const publish = useMutation({
    mutationFn: () => call('POST', '/api/reports/:id/publication', input),
    onSuccess: async ({ indexNumber }) => {
      await refresh()
      message.success(`已发布，索引号 ${indexNumber}`)
    },
  })
  const takeBack = useMutation({
    mutationFn: () => call('POST', '/api/reports/:id/take-back', input),
    onSuccess: async () => {
      await refresh()
      message.success('已撤回，修改后须重新提交审定')
    },
  })
  const askPublish = () =>
    modal.confirm({
      title: `公布 ${view.year} 年的年度报告？`,
      content: '发布后公众立即可见，报告的数据和正文不能再改。',
      okText: '发布',
      // The failure stands on the page.
      onOk: () => publish.mutateAsync().catch(() => undefined),
    })
  return { publish, takeBack, askPublish }
}
