import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Card } from 'antd'
import { call } from '../../api.ts'
import { minuteText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { RescreeningProgress } from '../../parts/rescreening-progress.tsx'

const REFRESH_MS = 2_000

/** 重新筛查 of what is public, which every change of the lexicon begins; it can be paused. */
export function Rescreening() {
  const client = useQueryClient()
  const found = useQuery({
    queryKey: ['settings', 'rescreening'],
    queryFn: () => call('GET', '/api/settings/rescreening'),
    refetchInterval: REFRESH_MS,
  })
  const steering = useMutation({
    mutationFn: (to: 'paused' | 'running') => call('POST', '/api/settings/rescreening', { body: { to } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['settings', 'rescreening'] }),
  })
  const rescreening = found.data?.rescreening ?? null
  if (rescreening === null) return <Failure of={found.error} onRetry={() => found.refetch()} />
  const { state, done, endedAt } = rescreening
  return (
    <Card
      title="已公开信息的重新筛查"
      extra={
        state === 'running' ? (
          <Button loading={steering.isPending} onClick={() => steering.mutate('paused')}>
            暂停
          </Button>
        ) : (
          state === 'paused' && (
            <Button type="primary" loading={steering.isPending} onClick={() => steering.mutate('running')}>
              继续
            </Button>
          )
        )
      }
    >
      <Failure of={found.error ?? steering.error} onRetry={() => found.refetch()} />
      <RescreeningProgress rescreening={rescreening} />
      {endedAt !== null && (
        <p className="quiet">
          {minuteText(endedAt)} 完成，共 {done} 条。发现的问题在“信息发布”的“待更正”里，由编辑和发布人处理。
        </p>
      )}
    </Card>
  )
}
