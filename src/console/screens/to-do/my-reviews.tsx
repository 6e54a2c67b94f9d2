import { Badge, Card } from 'antd'
import { Link } from 'react-router'
import { dayText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { useWaitingReviews } from '../../parts/use-waiting-reviews.ts'

export function MyReviews() {
  const waiting = useWaitingReviews(true)
  const list = waiting.data ?? []
  return (
    <Card
      loading={waiting.isLoading}
      title={
        <>
          待我审核 <Badge count={list.length} />
        </>
      }
      extra={list.length > 0 && <Link to="/reviews">逐件审核</Link>}
    >
      <Failure of={waiting.error} onRetry={() => waiting.refetch()} />
      {waiting.isSuccess && list.length === 0 && (
        <p className="quiet">没有等待您签署的信息。拟稿人送审后会出现在这里。</p>
      )}
      <ul className="plain-list">
        {list.map(({ reviewId, subject, level, levels, levelName, authors, since, inPlaceOf }) => (
          <li key={reviewId} className="line-ends">
            <Link to={`/reviews?document=${subject.id}`}>{subject.title}</Link>
            <span className="quiet">
              {inPlaceOf !== null && `代 ${inPlaceOf}　`}
              {levelName}（{level}/{levels}）　拟稿 {authors.join('、')}　{dayText(since)} 起等待
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
