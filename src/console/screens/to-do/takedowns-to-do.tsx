import { useQuery } from '@tanstack/react-query'
import { Card, Tag } from 'antd'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { minuteText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { CAUSES, TAKEDOWN_STATES } from '../documents/takedown-words.ts'

/** Takedowns that wait for a second person; nothing is shown while there are none. */
export function TakedownsToDo() {
  const found = useQuery({
    queryKey: ['documents', 'waiting-takedowns'],
    queryFn: () => call('GET', '/api/takedowns'),
  })
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  const waiting = found.data ?? []
  if (waiting.length === 0) return null
  return (
    <Card title="待确认的撤回">
      <ul className="plain-list">
        {waiting.map((each) => (
          <li key={each.id} className="line-ends">
            <span>
              <Link to={`/documents/${each.documentId}`}>{each.title}</Link>{' '}
              <Tag color={TAKEDOWN_STATES[each.state].color}>{TAKEDOWN_STATES[each.state].name}</Tag>
            </span>
            <span className="quiet">
              {CAUSES[each.cause]}　{each.proposedBy}　{minuteText(each.proposedAt)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
