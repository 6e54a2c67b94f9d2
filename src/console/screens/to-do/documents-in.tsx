import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { Link } from 'react-router'
import type { DocumentListItem } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { dayText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { useColumns } from '../../parts/use-columns.ts'

interface Props {
  state: DocumentListItem['state']
  title: string
  nothing: string
  /** Only this person's; the newest page of the list is searched. */
  author?: string
  isEditor?: boolean
}

export function DocumentsIn({ state, title, nothing, author, isEditor = false }: Props) {
  const { nameOf } = useColumns()
  const query = { state, page: 1 }
  const found = useQuery({
    queryKey: ['documents', 'list', query],
    queryFn: () => call('GET', '/api/documents', { query }),
  })
  const items = (found.data?.items ?? []).filter((each) => author === undefined || each.author === author)
  return (
    <Card
      title={title}
      loading={found.isPending}
      extra={
        <span className="actions">
          {isEditor && <Link to="/documents/new">拟写信息</Link>}
          <Link to={`/documents?state=${state}`}>{author === undefined ? '全部' : '全部草稿'}</Link>
        </span>
      }
    >
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.isSuccess && items.length === 0 && <p className="quiet">{nothing}</p>}
      <ul className="plain-list">
        {items.map((each) => (
          <li key={each.id} className="line-ends">
            <Link to={`/documents/${each.id}`}>{each.title || '（未填标题）'}</Link>
            <span className="quiet">
              {nameOf(each.columnId)}　{author === undefined && `${each.author}　`}
              {dayText(each.writtenAt)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
