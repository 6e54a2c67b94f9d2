import { Button, Card, Empty, Skeleton, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { WaitingReview } from '../../../modules/review/api.ts'
import { dayText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { useKeys } from '../../parts/use-keys.ts'
import { hasRole, useMe } from '../../parts/use-session.ts'
import { useWaitingReviews } from '../../parts/use-waiting-reviews.ts'
import { Deputies } from './deputies.tsx'
import { RepostBatch } from './repost-batch.tsx'
import { TOPICS } from './review-words.ts'
import { ReviewedText } from './reviewed-text.tsx'

/** One queue over all columns. The chosen document stands in the address; without one it is the first. */
export function ReviewQueue() {
  const waiting = useWaitingReviews(hasRole(useMe(), 'reviewer'))
  const [search, setSearch] = useSearchParams()
  const list = (waiting.data ?? []).filter((each) => each.subject.kind === 'document')
  const reposts = list.filter(({ topic }) => topic === 'repost')
  const isBatch = search.has('reposts')
  const asked = Number(search.get('document'))
  const index = Math.max(
    0,
    list.findIndex((each) => each.subject.id === asked),
  )
  const current = list[index]
  const go = (to: number) => {
    const next = list[to]
    if (next !== undefined) setSearch({ document: String(next.subject.id) }, { replace: true })
  }
  useKeys(isBatch ? NO_KEYS : { j: () => go(index + 1), k: () => go(index - 1) })
  if (waiting.isError) return <Failure of={waiting.error} onRetry={() => waiting.refetch()} />
  if (waiting.isLoading) return <Skeleton active />
  if (isBatch) return <Batch reposts={reposts} onBack={() => setSearch({}, { replace: true })} />
  if (current === undefined) return <NothingWaits />
  return (
    <>
      <div className="screen-head">
        <h1>
          三审三校　<span className="quiet">待我签署 {list.length} 件</span>
        </h1>
        <span className="quiet wide-only">
          快捷键：J 下一件　K 上一件　P 通过　R 退回　M 就选中文字提意见
        </span>
        {reposts.length > 1 && (
          <Button onClick={() => setSearch({ reposts: '' })}>批量签署转载 {reposts.length} 件</Button>
        )}
        <Button disabled={index === 0} onClick={() => go(index - 1)}>
          上一件
        </Button>
        <Button disabled={index >= list.length - 1} onClick={() => go(index + 1)}>
          下一件
        </Button>
      </div>
      <div className="queue">
        <Card styles={{ body: { padding: 0 } }}>
          <ol className="plain-list" aria-label="待我签署">
            {list.map((each, at) => (
              <li key={each.reviewId} style={{ padding: 0 }}>
                <Waiting of={each} isCurrent={at === index} onChoose={() => go(at)} />
              </li>
            ))}
          </ol>
        </Card>
        <ReviewedText
          key={current.subject.id}
          documentId={current.subject.id}
          inPlaceOf={current.inPlaceOf}
          onSigned={() => go(index + 1 < list.length ? index + 1 : index - 1)}
        />
      </div>
      <div className="queue-foot">
        <Deputies />
      </div>
    </>
  )
}

function Waiting(props: { of: WaitingReview; isCurrent: boolean; onChoose: () => void }) {
  const { subject, authors, level, levels, levelName, topic, since, inPlaceOf } = props.of
  return (
    <button type="button" className="queue-item" aria-current={props.isCurrent} onClick={props.onChoose}>
      {subject.title} {topic !== 'ordinary' && <Tag>{TOPICS[topic]}</Tag>}
      {inPlaceOf !== null && <Tag color="warning">代 {inPlaceOf}</Tag>}
      <span className="quiet" style={{ display: 'block' }}>
        {levelName}（{level}/{levels}）　{authors.join('、')}　{dayText(since)} 起
      </span>
    </button>
  )
}

const NO_KEYS = {}

function Batch({ reposts, onBack }: { reposts: readonly WaitingReview[]; onBack: () => void }) {
  return (
    <>
      <div className="screen-head">
        <h1>
          批量签署转载　<span className="quiet">待我签署 {reposts.length} 件</span>
        </h1>
        <Button onClick={onBack}>返回逐件审核</Button>
      </div>
      {/* Stays when nothing waits any more: it says what was left out. */}
      {reposts.length === 0 && <p className="quiet">没有等待您签署的转载信息。</p>}
      <RepostBatch waiting={reposts} />
    </>
  )
}

function NothingWaits() {
  return (
    <>
      <h1>三审三校</h1>
      <Card>
        <Empty description="没有等待您签署的信息。拟稿人送审后会出现在这里。">
          <Link to="/documents?state=inReview">查看审核中的信息</Link>
        </Empty>
      </Card>
      <div className="queue-foot">
        <Deputies />
      </div>
    </>
  )
}
