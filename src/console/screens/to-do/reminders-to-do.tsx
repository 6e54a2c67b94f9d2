import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Badge, Button, Card } from 'antd'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'

const STEPS = { 5: '5个工作日内到期', 2: '2个工作日内到期', 1: '下一个工作日前到期', 0: '已逾期' } as const

/** A due date of a case, or of a new answer beside it. */
interface Reminded {
  requestId: number
  renewedId: number | null
  number: string
  about: string
  dueOn: string
  step: keyof typeof STEPS
}

const isSame = (a: Reminded, b: Reminded) => a.requestId === b.requestId && a.renewedId === b.renewedId

/** 到期提醒: what this person was reminded of and has not put away; nothing while there is none. */
export function RemindersToDo() {
  const client = useQueryClient()
  const found = useQuery({
    queryKey: ['requests', 'reminders'],
    queryFn: () => call('GET', '/api/requests/reminders'),
  })
  const renewed = useQuery({
    queryKey: ['requests', 'reminders', 'renewed'],
    queryFn: () => call('GET', '/api/renewed/reminders'),
  })
  const list: Reminded[] = [
    ...(found.data ?? []).map((each) => ({ ...each, renewedId: null, about: each.information })),
    ...(renewed.data ?? []).map((each) => ({ ...each, about: '重新答复' })),
  ].toSorted((a, b) => a.step - b.step)
  const seen = useMutation({
    mutationFn: ({ requestId, renewedId }: Reminded) =>
      renewedId === null
        ? call('POST', '/api/requests/:id/reminders-seen', { params: { id: requestId } })
        : call('POST', '/api/renewed/:id/reminders-seen', { params: { id: renewedId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['requests', 'reminders'] }),
  })
  const failure = found.error ?? renewed.error
  if (list.length === 0 && failure === null) return null
  return (
    <Card
      title={
        <>
          到期提醒 <Badge count={list.length} />
        </>
      }
      extra={<Link to="/requests/board">看板</Link>}
    >
      <Failure
        of={failure ?? seen.error}
        onRetry={() => client.invalidateQueries({ queryKey: ['requests', 'reminders'] })}
      />
      <ul className="plain-list">
        {list.map((each) => (
          <li key={`${each.requestId} ${each.renewedId}`} className="line-ends">
            <Link to={`/requests/${each.requestId}`}>
              {each.number}　{each.about}
            </Link>
            <span className="case-state">
              <span className="quiet">期限 {each.dueOn}</span>
              <span className={each.step === 0 ? 'days-overdue' : 'days-soon'}>{STEPS[each.step]}</span>
              <Button
                size="small"
                loading={seen.isPending && isSame(seen.variables, each)}
                onClick={() => seen.mutate(each)}
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
