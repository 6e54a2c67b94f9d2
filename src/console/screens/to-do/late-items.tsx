import { Badge, Card } from 'antd'
import { Link } from 'react-router'
import { Failure } from '../../parts/failure.tsx'
import { wordsOf } from '../catalogue/item-words.ts'
import { useCatalogue, useCatalogueColumns } from '../catalogue/use-catalogue.ts'

/** What of the catalogue is late, and which columns break their promise; nothing while there is neither. */
export function LateItems() {
  const found = useCatalogue()
  const columns = useCatalogueColumns()
  const late = (found.data?.items ?? []).filter(({ now }) => now.state === 'late')
  const stale = (found.data?.columns ?? []).flatMap((each) =>
    each.now.state === 'stale' ? [{ id: each.id, ...each.now }] : [],
  )
  if (found.isSuccess && late.length + stale.length === 0) return null
  return (
    <Card
      loading={found.isPending}
      title={
        <>
          逾期的主动公开事项 <Badge count={late.length + stale.length} />
        </>
      }
      extra={<Link to="/catalogue">目录</Link>}
    >
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <ul className="plain-list">
        {late.map(({ id, name, now }) => (
          <li key={`item-${id}`} className="line-ends">
            <Link to="/catalogue">{name}</Link>
            <span className="days-overdue">{wordsOf(now)}</span>
          </li>
        ))}
        {stale.map(({ id, dueOn, daysLate }) => (
          <li key={`column-${id}`} className="line-ends">
            <span>“{columns.find((each) => each.id === id)?.name ?? ''}”栏目</span>
            <span className="days-overdue">
              承诺 {dueOn} 前更新，已过 {daysLate} 天
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
