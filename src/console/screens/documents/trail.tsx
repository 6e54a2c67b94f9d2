import { useQuery } from '@tanstack/react-query'
import { Card, Timeline } from 'antd'
import { call } from '../../api.ts'
import { minuteText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { actionName } from '../../parts/words.ts'

/** Everything that happened to a document, the newest first. */
export function Trail({ documentId }: { documentId: number }) {
  const trail = useQuery({
    queryKey: ['documents', 'trail', documentId],
    queryFn: () => call('GET', '/api/documents/:id/trail', { params: { id: documentId } }),
  })
  return (
    <Card title="办理过程">
      <Failure of={trail.error} onRetry={() => trail.refetch()} />
      <Timeline
        items={[...(trail.data ?? [])].reverse().map((each, index) => ({
          key: `${each.at} ${index}`,
          content: (
            <div className="line-ends">
              <span>
                {actionName(each.action)}　{each.actor}
              </span>
              <span className="quiet">{minuteText(each.at)}</span>
            </div>
          ),
        }))}
      />
    </Card>
  )
}
