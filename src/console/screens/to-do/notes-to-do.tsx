import { useQuery } from '@tanstack/react-query'
import { Badge, Card } from 'antd'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'

/** 找错 that wait for an answer; nothing while there are none. */
export function NotesToDo() {
  const found = useQuery({
    queryKey: ['page-notes', 1],
    queryFn: () => call('GET', '/api/page-notes', { query: { page: 1 } }),
  })
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  const { open = [], today = '' } = found.data ?? {}
  if (open.length === 0) return null
  return (
    <Card
      title={
        <>
          网站找错 <Badge count={open.length} />
        </>
      }
    >
      <ul className="plain-list">
        {open.slice(0, 10).map(({ id, number, description, dueOn }) => (
          <li key={id} className="line-ends">
            <Link to="/page-notes">
              {number}　{description.slice(0, 40)}
            </Link>
            <span className={dueOn < today ? 'days-overdue' : 'quiet'}>{dueOn} 前答复</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
