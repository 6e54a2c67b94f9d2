import { useQuery } from '@tanstack/react-query'
import { Badge, Card } from 'antd'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { DueTag } from '../requests/due-tag.tsx'

/** Answers to 复议机关 and courts, and new answers that a ruling ordered; nothing while there is none. */
export function RemediesToDo() {
  const found = useQuery({
    queryKey: ['requests', 'remedies-to-do'],
    queryFn: () => call('GET', '/api/remedies/to-do'),
  })
  const list = found.data ?? []
  if (found.isPending || (found.isSuccess && list.length === 0)) return null
  return (
    <Card
      title={
        <>
          复议、诉讼 <Badge count={list.length} />
        </>
      }
    >
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <ul className="plain-list">
        {list.map(({ requestId, caseNumber, what, about, due }) => (
          <li key={`${requestId} ${what} ${about}`} className="line-ends">
            <Link to={`/requests/${requestId}`}>
              {caseNumber}　{what}
              {about !== '' && <span className="quiet">　{about}</span>}
            </Link>
            <DueTag due={due} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
