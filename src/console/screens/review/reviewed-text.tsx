import { Alert, Card, Descriptions, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Content } from '../../../modules/documents/api.ts'
import { Failure } from '../../parts/failure.tsx'
import { OfficialText } from '../../parts/official-text.tsx'
import { useColumns } from '../../parts/use-columns.ts'
import { useDocument } from '../../parts/use-document.ts'
import { DISCLOSURES, KINDS } from '../../parts/words.ts'
import { ReviewPanel } from '../documents/review-panel.tsx'
import { changesBetween, type Piece } from './changes-between.ts'
import { SignPanel } from './sign-panel.tsx'

/** The text put up for review, beside it the sign-off; with the difference to what the public reads now. */
export function ReviewedText({ documentId, onSigned }: { documentId: number; onSigned: () => void }) {
  const found = useDocument(documentId)
  const [view, setView] = useState<'text' | 'changes'>('text')
  if (found.isPending) return <Skeleton active />
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  const { open, published } = found.data
  if (open === null) return <Alert type="info" title="这条信息没有在审核中的版次" />
  return (
    <>
      <div className="stack">
        <Card
          title={<Link to={`/documents/${documentId}`}>第 {open.no} 版</Link>}
          extra={
            published !== null && (
              <Segmented
                value={view}
                onChange={setView}
                options={[
                  { value: 'text', label: '送审文本' },
                  { value: 'changes', label: `与已发布第 ${published.no} 版对照` },
                ]}
              />
            )
          }
        >
          {published !== null && view === 'changes' ? (
            <Changes pieces={changesBetween(published.content, open.content)} />
          ) : (
            <OfficialText title={open.content.title} html={open.content.bodyHtml} />
          )}
        </Card>
        <Facts content={open.content} />
      </div>
      <div className="stack">
        {/* A changed text is attested anew: the key throws away what was ticked for the old one. */}
        <SignPanel
          key={open.contentHash}
          document={found.data}
          contentHash={open.contentHash}
          onSigned={onSigned}
        />
        <ReviewPanel document={found.data} />
      </div>
    </>
  )
}

function Changes({ pieces }: { pieces: readonly Piece[] }) {
  if (pieces.every((each) => each.kind === 'same')) {
    return <p>标题和正文与已发布的版次相同，变化在信息项。</p>
  }
  return (
    <div className="official-text">
      {pieces.map(({ kind, text, place }) => {
        if (kind === 'added') return <ins key={place}>{text}</ins>
        if (kind === 'removed') return <del key={place}>{text}</del>
        return <p key={place}>{text}</p>
      })}
    </div>
  )
}

function Facts({ content }: { content: Content }) {
  const { nameOf } = useColumns()
  const items = [
    ['栏目', nameOf(content.columnId)],
    ['信息类型', KINDS[content.kind]],
    ['文号', content.documentNumber || '无'],
    ['发文日期', content.issuedOn ?? '未填'],
    ['分类', content.theme],
    [
      '公开属性',
      `${DISCLOSURES[content.disclosure]}${content.disclosureReason && `：${content.disclosureReason}`}`,
    ],
    ['来源', content.isRepost ? `转载自 ${content.source || '（未注明）'}` : content.source || '本机关'],
    ['内容概述', content.summary || '未填'],
  ] as const
  return (
    <Card title="信息项">
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 1, md: 2 }}
        items={items.map(([label, children]) => ({ key: label, label, children }))}
      />
    </Card>
  )
}
