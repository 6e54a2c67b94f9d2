import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Badge, Button, Card } from 'antd'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'

const STEPS = { 5: '5个工作日内到期', 2: '2个工作日内到期', 1: '下一个工作日前到期', 0: '已逾期' } as const

/** 到期提醒: what this person was reminded of and has not put away; nothing while there is none. */
export function RemindersToDo() {
  const client = useQueryClient()
  const found = useQuery({
    queryKey: ['requests', 'reminders'],
    queryFn: () => call('GET', '/api/requests/reminders'),
  })
  const seen = useMutation({
    mutationFn: (id: number) => call('POST', '/api/requests/:id/reminders-seen', { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['requests', 'reminders'] }),
  })
  const list = found.data ?? []
  if (found.isPending || (found.isSuccess && list.length === 0)) return null
  return (
    <Card
      title={
        <>
          到期提醒 <Badge count={list.length} />
        </>
      }
      extra={<Link to="/requests/board">看板</Link>}
    >
      <Failure of={found.error ?? seen.error} onRetry={() => found.refetch()} />
      <ul className="plain-list">
        {list.map(({ requestId, number, information, dueOn, step }) => (
          <li key={requestId} className="line-ends">
            <Link to={`/requests/${requestId}`}>
              {number}　{information}
            </Link>
            <span className="case-state">
              <span className="quiet">期限 {dueOn}</span>
              <span className={step === 0 ? 'days-overdue' : 'days-soon'}>{STEPS[step]}</span>
              <Button
                size="small"
                loading={seen.isPending && seen.variables === requestId}
                onClick={() => seen.mutate(requestId)}
              >
                知道了
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
