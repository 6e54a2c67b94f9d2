import { useQuery } from '@tanstack/react-query'
import { Button, Card, Empty, Pagination } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type AnswerOf, call } from '../../api.ts'
import { dayText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { RescreeningProgress } from '../../parts/rescreening-progress.tsx'
import { hasRole, useMe } from '../../parts/use-session.ts'
import { FindingWords } from './finding-words.tsx'
import { SettleDocument } from './settle-document.tsx'
import './findings.css'

export type ToCorrectFound = AnswerOf<'GET', '/api/rescreening'>
export type ToCorrect = ToCorrectFound['documents'][number]

const REFRESH_MS = 3_000
const PER_PAGE = 20
/** 待更正: public documents in which the lexicon of now finds something. */
export function ToCorrectList() {
  const [page, setPage] = useState(1)
  const [settling, setSettling] = useState<ToCorrect | null>(null)
  const maySettle = hasRole(useMe(), 'publisher', 'reportCompiler')
  const found = useQuery({
    queryKey: ['rescreening'],
    queryFn: () => call('GET', '/api/rescreening'),
    refetchInterval: ({ state }) => (state.data?.rescreening?.state === 'running' ? REFRESH_MS : false),
  })
  const { rescreening = null, documents = [] } = found.data ?? {}
  // The last page may be emptied while somebody looks at it.
  const current = Math.min(page, Math.max(1, Math.ceil(documents.length / PER_PAGE)))
  const shown = documents.slice((current - 1) * PER_PAGE, current * PER_PAGE)
  return (
    <div className="stack">
      <div className="screen-head">
        <h1>待更正</h1>
        <Link to="/documents">返回信息发布</Link>
      </div>
      <span className="quiet">
        词库有变化后，已经公开的信息在后台重新筛查，发现的问题列在这里。更正须另起新版、重新送审；新版发布后自动从清单中去掉。
      </span>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {rescreening !== null && <RescreeningProgress rescreening={rescreening} />}
      {found.isSuccess && documents.length === 0 && (
        <Empty
          description={
            rescreening === null ? '还没有公开的信息。' : '没有待更正的信息：已筛查的公开信息里没有发现问题。'
          }
        />
      )}
      {shown.map((each) => (
        <OneDocument key={each.id} document={each} onSettle={maySettle ? () => setSettling(each) : null} />
      ))}
      <Pagination
        current={current}
        pageSize={PER_PAGE}
        total={documents.length}
        showTotal={(total) => `共 ${total} 条`}
        showSizeChanger={false}
        onChange={setPage}
        hideOnSinglePage
      />
      {rescreening?.endedAt != null && (
        <span className="quiet">最近一次筛查于 {dayText(rescreening.endedAt)} 完成。</span>
      )}
      {settling !== null && <SettleDocument document={settling} onClose={() => setSettling(null)} />}
    </div>
  )
}

function OneDocument({ document, onSettle }: { document: ToCorrect; onSettle: (() => void) | null }) {
  const { id, title, blocking, warnings, findings } = document
  const counts = [
    blocking > 0 ? `${blocking} 处必须处理` : '',
    warnings > 0 ? `${warnings} 处请核对` : '',
  ].filter((each) => each !== '')
  const more = blocking + warnings - findings.length
  return (
    <Card
      className="to-correct"
      title={<Link to={`/documents/${id}`}>{title}</Link>}
      extra={<span className="quiet">{counts.join('，')}</span>}
    >
      <ul className="plain-list">
        {findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words can stand twice; their order does not change.
          <li key={index} className={`finding-${finding.severity}`}>
            <FindingWords finding={finding} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="quiet">另有 {more} 处，另起新版后逐处列出。</p>}
      {onSettle !== null && (
        <Button size="small" aria-label={`不需要更正：${title}`} onClick={onSettle}>
          不需要更正
        </Button>
      )}
    </Card>
  )
}
