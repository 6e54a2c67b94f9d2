import { Alert, Card, Descriptions, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Content } from '../../../modules/documents/api.ts'
import { Failure } from '../../parts/failure.tsx'
import { OfficialText } from '../../parts/official-text.tsx'
import { useColumns } from '../../parts/use-columns.ts'
import { useDocument } from '../../parts/use-document.ts'
import { DISCLOSURES, GENRES, KINDS, RELATIONS } from '../../parts/words.ts'
import { AttachmentPanel } from '../documents/attachment-panel.tsx'
import { ReviewPanel } from '../documents/review-panel.tsx'
import { changesBetween, type Piece } from './changes-between.ts'
import { Marked } from './marked.tsx'
import { quotesOf, RemarksPanel } from './remarks-panel.tsx'
import { SignPanel } from './sign-panel.tsx'

interface Props {
  documentId: number
  /** Whom the signer stands for as deputy. */
  inPlaceOf: string | null
  onSigned: () => void
}

/** The text put up for review, beside it the sign-off; with the difference to what the public reads now. */
export function ReviewedText({ documentId, inPlaceOf, onSigned }: Props) {
  const found = useDocument(documentId)
  const [chosen, setView] = useState<'text' | 'changes' | null>(null)
  if (found.isPending) return <Skeleton active />
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  // What went out urgently is still to be signed, though it is no longer open.
  const { underReview: open, urgent } = found.data
  const published = urgent !== null && open?.publishedOn != null ? null : found.data.published
  // Of a correction the difference is what there is to judge.
  const view = chosen ?? (found.data.review?.topic === 'correction' ? 'changes' : 'text')
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
            <Marked quotes={quotesOf(found.data)} text={open.content.bodyHtml}>
              <OfficialText title={open.content.title} html={open.content.bodyHtml} />
            </Marked>
          )}
        </Card>
        <AttachmentPanel
          documentId={documentId}
          attachments={open.content.attachments}
          onChange={null}
          failure={null}
        />
        <Facts
          content={open.content}
          titleOf={(id) =>
            [...found.data.openRelated, ...found.data.relations.states].find((each) => each.id === id)?.title
          }
        />
      </div>
      <div className="stack">
        {/* A changed text is attested anew: the key throws away what was ticked for the old one. */}
        <SignPanel
          key={open.contentHash}
          document={found.data}
          contentHash={open.contentHash}
          inPlaceOf={inPlaceOf}
          onSigned={onSigned}
        />
        <ReviewPanel document={found.data} />
        <RemarksPanel document={found.data} content={open.content} />
      </div>
    </>
  )
}

function Changes({ pieces }: { pieces: readonly Piece[] }) {
  if (pieces.every((each) => each.kind === 'same')) {
    return <p>标题和正文与已发布的版次相同，变化在信息项或附件。</p>
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

function Facts({ content, titleOf }: { content: Content; titleOf: (id: number) => string | undefined }) {
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
    ...(content.sourceUrl === '' ? [] : ([['来源网址', content.sourceUrl]] as const)),
    ['体裁', content.genre === '' ? '未填' : GENRES[content.genre]],
    ['作者', content.byline || '未填'],
    ['关键词', content.keywords || '未填'],
    ['内容概述', content.summary || '未填'],
    ...content.relations.map(
      ({ kind, documentId }) =>
        [RELATIONS[kind].states, `《${titleOf(documentId) ?? '已不公开的信息'}》`] as const,
    ),
  ] as const
  return (
    <Card title="信息项">
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 1, md: 2 }}
        items={items.map(([label, children]) => ({ key: `${label} ${children}`, label, children }))}
      />
    </Card>
  )
}
