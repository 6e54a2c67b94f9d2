import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { type FindingDecision, FindingItem } from '../documents/finding-item.tsx'
import { replyOf, type Values } from './act-spec.ts'

type Found = AnswerOf<'POST', '/api/requests/:id/reply-findings'>

/** 内容筛查 of the reply and its enclosures: what blocks is dealt with before the reply goes to its approver. */
export function ReplyFindings({ requestId, values }: { requestId: number; values: Values }) {
  const reply = replyOf(values)
  const screening = useMutation({
    mutationFn: (): Promise<Found> =>
      call('POST', '/api/requests/:id/reply-findings', { params: { id: requestId }, body: reply }),
  })
  const decide = async ({ kind, ...decision }: FindingDecision) => {
    if (kind === 'fixed') return
    const body = { ...decision, kind, reply }
    await call('POST', '/api/requests/:id/reply-disposition', { params: { id: requestId }, body })
    screening.mutate()
  }
  return (
    <div className="reply-findings">
      <Button size="small" loading={screening.isPending} onClick={() => screening.mutate()}>
        内容筛查
      </Button>
      <Failure of={screening.error} />
      {screening.isSuccess && screening.data.length === 0 && <span className="quiet">　没有发现问题</span>}
      {screening.isSuccess && screening.data.length > 0 && (
        <ul className="finding-list">
          {screening.data.map(({ disposition, start: _, end: __, ...finding }) => (
            <FindingItem
              key={finding.key}
              finding={{
                ...finding,
                disposition: disposition && { ...disposition, person: disposition.personName },
              }}
              mayDecide={finding.severity === 'block'}
              mayFix={false}
              decide={decide}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
