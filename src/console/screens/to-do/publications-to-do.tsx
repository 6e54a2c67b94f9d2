import { useQuery } from '@tanstack/react-query'
import { Card, Tag } from 'antd'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { reasonText } from '../../parts/guarded-button.tsx'

/** 定时发布 that is to come or was refused, and 紧急发布 still to be signed; nothing when there is none of either. */
export function PublicationsToDo() {
  const found = useQuery({
    queryKey: ['documents', 'publications-to-do'],
    queryFn: () => call('GET', '/api/publications/to-do'),
  })
  const { schedules = [], unsigned = [] } = found.data ?? {}
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  if (schedules.length === 0 && unsigned.length === 0) return null
  return (
    <Card title="定时发布和紧急发布">
      <ul className="plain-list">
        {unsigned.map(({ id, title, unsigned: levels, isReturned }) => (
          <li key={`urgent ${id}`} className="line-ends">
            <span>
              <Tag color={isReturned ? 'error' : 'warning'}>{isReturned ? '补签退回' : '待补签'}</Tag>
              <Link to={`/documents/${id}`}>{title}</Link>
            </span>
            <span className="quiet">
              {isReturned
                ? '紧急发布的文本被退回，公众仍可看到，请更正或撤回'
                : `紧急发布，待${levels.join('、')}补签`}
            </span>
          </li>
        ))}
        {schedules.map(({ id, title, publishAt, setByName, refused }) => (
          <li key={`schedule ${id}`} className="line-ends">
            <span>
              <Tag color={refused === null ? 'processing' : 'error'}>
                {refused === null ? '定时发布' : '未能发布'}
              </Tag>
              <Link to={`/documents/${id}`}>{title}</Link>
            </span>
            <span className="quiet">
              {publishAt} {refused === null ? `${setByName}设定` : refused.reasons.map(reasonText).join('；')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
