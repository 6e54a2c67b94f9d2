import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Popconfirm, Space } from 'antd'
import type { PostingState, PostingView } from '../../../modules/channels/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'

export const POSTING_STATES: Record<PostingState, string> = {
  waiting: '等待推送',
  drafted: '已存入公众号草稿箱',
  submitting: '正在提交发布',
  submitted: '已提交，等待微信审核',
  published: '已在公众号发布',
  failed: '微信没有发布',
  unclear: '结果不明',
  withdrawing: '正在删除公众号文章',
  withdrawn: '已撤回',
}

/** One edition on its way to an account: how far it is, why it stopped, and what a person can do then. */
export function PostingLine({ posting, mayAct }: { posting: PostingView; mayAct: boolean }) {
  const { id, editionNo, state, failure, stopped, articleUrl } = posting
  const client = useQueryClient()
  const { message } = App.useApp()
  const params = { id }
  const refresh = async (said: string) => {
    await client.invalidateQueries({ queryKey: ['documents'] })
    message.success(said)
  }
  const retry = useMutation({
    mutationFn: () => call('POST', '/api/postings/:id/retry', { params }),
    onSuccess: () => refresh('已重新安排推送'),
  })
  const confirm = useMutation({
    mutationFn: () => call('POST', '/api/postings/:id/confirmation', { params }),
    onSuccess: () => refresh('已登记为发布'),
  })
  const standsStill = stopped || state === 'failed' || state === 'unclear'
  return (
    <div className="posting-line">
      <span className={standsStill ? 'days-overdue' : 'quiet'}>
        第 {editionNo} 版：{POSTING_STATES[state]}
        {stopped && '，已停止'}
        {articleUrl !== null && state === 'published' && (
          <>
            {' '}
            <a href={articleUrl} target="_blank" rel="noopener noreferrer">
              查看文章
            </a>
          </>
        )}
      </span>
      {failure !== '' && (
        <Alert
          type={standsStill ? 'error' : 'warning'}
          title={standsStill ? failure : `${failure}，稍后自动重试`}
          action={
            mayAct && standsStill ? (
              <Space wrap>
                {state === 'unclear' && (
                  <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate()}>
                    已发布
                  </Button>
                )}
                {state === 'unclear' ? (
                  <Popconfirm
                    title="公众号后台确实没有这篇文章？"
                    description="重新推送会再次发布。如果文章其实已经发布，读者会看到两篇。"
                    okText="没有，重新推送"
                    cancelText="取消"
                    onConfirm={() => retry.mutate()}
                  >
                    <Button size="small" danger loading={retry.isPending}>
                      重新推送
                    </Button>
                  </Popconfirm>
                ) : (
                  <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>
                    重试
                  </Button>
                )}
              </Space>
            ) : undefined
          }
        />
      )}
      <Failure of={retry.error ?? confirm.error} />
    </div>
  )
}
