import { Card, Tag } from 'antd'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { quotePlace } from './quote-place.ts'
import { signerName } from './review-words.ts'
import './review.css'

/** The quotes that signers of the newest review had something to say about. */
export function quotesOf({ review }: Pick<DocumentView, 'review'>): string[] {
  return review?.signOffs.flatMap(({ remarks }) => remarks.map(({ quote }) => quote)) ?? []
}

interface Props {
  document: Pick<DocumentView, 'review'>
  content: { title: string; bodyHtml: string }
}

/** 修改意见, each with its place; beside the text while it is being worked over. */
export function RemarksPanel({ document: { review }, content }: Props) {
  const list =
    review?.signOffs.flatMap((signOff) =>
      signOff.remarks.map((each) => ({ ...each, by: signerName(signOff), level: signOff.levelName })),
    ) ?? []
  if (list.length === 0) return null
  const text = content.title + textOf(content.bodyHtml)
  return (
    <Card title={`修改意见（${list.length}）`}>
      <ol className="plain-list">
        {list.map(({ quote, remark, by, level }) => (
          <li key={`${level} ${quote} ${remark}`}>
            <div className="remark-quote">{quote}</div>
            <div>{remark}</div>
            <div className="quiet">
              {by}（{level}）{quotePlace(text, quote) === null && <Tag>文中已找不到这段文字，可能已修改</Tag>}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function textOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent
}
