import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card } from 'antd'
import { Link } from 'react-router'
import type { MessageEvent, MessageKind } from '../../../modules/messages/api.ts'
import { call } from '../../api.ts'
import { minuteText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'

const KINDS: Record<MessageKind, string> = { email: '电子邮件', sms: '短信' }
const EVENTS: Record<MessageEvent, string> = {
  received: '登记回执',
  supplement: '补正告知',
  reason: '要求说明理由',
  extension: '延期告知',
  delay: '延迟告知',
  fee: '收费通知',
  reply: '答复已作出',
  withdrawn: '撤回申请',
}

/** Messages to applicants that were given up; nothing is shown while there are none. */
export function MessagesToDo() {
  const client = useQueryClient()
  const { message } = App.useApp()
  const found = useQuery({
    queryKey: ['messages', 'given-up'],
    queryFn: () => call('GET', '/api/messages/given-up'),
  })
  const resend = useMutation({
    mutationFn: (id: number) => call('POST', '/api/messages/:id/resend', { params: { id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['messages'] })
      message.success('已重新安排发送')
    },
  })
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  const givenUp = found.data ?? []
  if (givenUp.length === 0) return null
  return (
    <Card title="没有发出的消息">
      <p className="quiet">申请人没有收到这些提醒。文书本身不受影响；必要时请另行电话告知。</p>
      <Failure of={resend.error} />
      <ul className="plain-list">
        {givenUp.map(({ id, kind, event, requestId, failure, queuedAt }) => (
          <li key={id} className="line-ends">
            <span>
              <Link to={`/requests/${requestId}`}>{EVENTS[event]}</Link>
              <span className="quiet">
                　{KINDS[kind]}　{minuteText(queuedAt)}
              </span>
              <br />
              <span className="days-overdue">{failure}</span>
            </span>
            <Button
              size="small"
              aria-label={`重发：${EVENTS[event]}（${KINDS[kind]}）`}
              loading={resend.isPending && resend.variables === id}
              onClick={() => resend.mutate(id)}
            >
              重发
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
