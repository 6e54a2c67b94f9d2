import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card, Checkbox, Skeleton } from 'antd'
import { useState } from 'react'
import { refusal } from '../../../lib/refusal.ts'
import type { DocumentView, SignedReposts } from '../../../modules/documents/api.ts'
import type { WaitingReview } from '../../../modules/review/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { OfficialText } from '../../parts/official-text.tsx'
import './review.css'

/** As many as a person reads in one sitting; the rest comes when these are signed. */
const AT_ONCE = 20

/** 转载批量签署: every text stands on the page, and is ticked for itself; one confirmation signs what is ticked. */
export function RepostBatch({ waiting }: { waiting: readonly WaitingReview[] }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const shown = waiting.slice(0, AT_ONCE)
  const found = useQueries({
    queries: shown.map(({ subject: { id } }) => ({
      queryKey: ['documents', 'one', id],
      queryFn: () => call('GET', '/api/documents/:id', { params: { id } }),
    })),
  })
  // By hash: a text that changes under the tick is a text that nobody ticked.
  const [ticked, setTicked] = useState<ReadonlyMap<number, string>>(new Map())
  const [reviewed, setReviewed] = useState(false)
  const [proofread, setProofread] = useState(false)
  const sign = useMutation({
    mutationFn: () => {
      const items = [...ticked].map(([id, contentHash]) => ({ id, contentHash }))
      return call('POST', '/api/repost-sign-offs', { body: { reviewed, proofread, items } })
    },
    onSuccess: ({ signed }) => {
      if (signed.length > 0) message.success(`已签署 ${signed.length} 件`)
      setTicked(new Map())
      setReviewed(false)
      setProofread(false)
      return Promise.all([
        client.invalidateQueries({ queryKey: ['reviews'] }),
        client.invalidateQueries({ queryKey: ['documents'] }),
      ])
    },
  })
  const tick = (id: number, hash: string | null) => {
    const next = new Map(ticked)
    if (hash === null) next.delete(id)
    else next.set(id, hash)
    setTicked(next)
  }
  const whyNot =
    ticked.size === 0
      ? refusal('nothing-ticked', '请逐件阅看并勾选要签署的转载信息')
      : reviewed && proofread
        ? null
        : refusal('not-attested', '请先确认已审、已校', { article: '条例第十七条' })
  return (
    <div className="stack">
      <LeftOut result={sign.data} />
      {shown.map(({ reviewId, subject }, index) => (
        <Repost
          key={reviewId}
          no={index + 1}
          title={subject.title}
          document={found[index]?.data}
          failure={found[index]?.error ?? null}
          ticked={ticked.get(subject.id) ?? null}
          onTick={(hash) => tick(subject.id, hash)}
        />
      ))}
      {waiting.length > AT_ONCE && (
        <p className="quiet">另有 {waiting.length - AT_ONCE} 件，签署后接着显示。</p>
      )}
      <Card className="batch-bar">
        <div className="batch-acts">
          <Checkbox checked={reviewed} onChange={(event) => setReviewed(event.target.checked)}>
            <b>已审</b>：所勾选的每一件内容、来源和公开属性无误
          </Checkbox>
          <Checkbox checked={proofread} onChange={(event) => setProofread(event.target.checked)}>
            <b>已校</b>：所勾选的每一件与来源一致，文字和格式无误
          </Checkbox>
          <Failure of={sign.error} />
          <div className="actions">
            <GuardedButton
              type="primary"
              whyNot={whyNot}
              loading={sign.isPending}
              onClick={() => sign.mutate()}
            >
              签署所勾选的 {ticked.size} 件
            </GuardedButton>
            {ticked.size > 0 && <Button onClick={() => setTicked(new Map())}>全部取消勾选</Button>}
          </div>
        </div>
      </Card>
    </div>
  )
}

interface RepostProps {
  no: number
  title: string
  document: DocumentView | undefined
  failure: Error | null
  /** The hash that was ticked. */
  ticked: string | null
  onTick: (hash: string | null) => void
}

function Repost({ no, title, document, failure, ticked, onTick }: RepostProps) {
  if (failure !== null) return <Failure of={failure} />
  const under = document?.underReview ?? null
  if (under === null) return <Card title={title}>{document === undefined && <Skeleton active />}</Card>
  const { source, bodyHtml, title: now } = under.content
  return (
    <Card
      title={
        <Checkbox
          aria-label={`勾选：${now}`}
          checked={ticked === under.contentHash}
          onChange={(event) => onTick(event.target.checked ? under.contentHash : null)}
        >
          第 {no} 件
        </Checkbox>
      }
      extra={<span className="quiet">转载自 {source || '（未注明）'}</span>}
    >
      <div className="repost-text">
        <OfficialText title={now} html={bodyHtml} />
      </div>
    </Card>
  )
}

function LeftOut({ result }: { result: SignedReposts | undefined }) {
  if (result === undefined || result.leftOut.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={`${result.leftOut.length} 件没有签署：`}
      description={
        <ul className="reasons">
          {result.leftOut.map(({ id, title, why }) => (
            <li key={id}>
              《{title}》：{why.message}
            </li>
          ))}
        </ul>
      }
    />
  )
}
