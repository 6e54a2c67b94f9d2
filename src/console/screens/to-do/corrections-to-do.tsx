import { useQuery } from '@tanstack/react-query'
import { Badge, Card } from 'antd'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'

/** Public documents in which the lexicon of now finds something; nothing while there are none. */
export function CorrectionsToDo() {
  const found = useQuery({ queryKey: ['rescreening'], queryFn: () => call('GET', '/api/rescreening') })
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  const { documents = [] } = found.data ?? {}
  if (documents.length === 0) return null
  return (
    <Card
      title={
        <>
          已公开信息待更正 <Badge count={documents.length} overflowCount={999} />
        </>
      }
      extra={<Link to="/documents/to-correct">全部</Link>}
    >
      <ul className="plain-list">
        {documents.slice(0, 5).map(({ id, title, blocking, warnings }) => (
          <li key={id} className="line-ends">
            <Link to={`/documents/${id}`}>{title}</Link>
            <span className="quiet">{blocking + warnings} 处</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
