import type { FC } from 'hono/jsx'
import { type AttachmentLink, AttachmentList } from '../parts/attachment-list.tsx'
import { EarlierEditions, type EarlierLink, SupersededNote } from '../parts/earlier-editions.tsx'
import { SanitisedText } from '../parts/layout.tsx'
import { RelatedDocuments, type RelationsView, ValidityNote } from '../parts/related-documents.tsx'
import { type GlanceView, ReportGlance } from '../parts/report-glance.tsx'
import { TakeAlong } from '../parts/take-along.tsx'

/** A public document: the eight fields of its head, then the text. */
export interface DocumentView {
  indexNumber: string
  theme: string
  organName: string
  issuedOn: string | null
  documentNumber: string
  validity: '有效' | '失效' | '废止' | '修改'
  validityChangedOn: string | null
  validityReason: string
  publishedOn: string
  title: string
  source: string
  sourceUrl: string
  byline: string
  keywords: string
  relations: RelationsView
  bodyHtml: string
  attachments: readonly AttachmentLink[]
  /** The same as files for programs and for print; of annual reports. */
  downloads: readonly { label: string; href: string }[]
  /** Its figures as charts; null for what is no annual report. */
  glance: GlanceView | null
  /** 体裁; empty when it is no official paper. */
  genre: string
  /** 历史版本, the newest first. */
  earlier: readonly EarlierLink[]
  /** Whole: for the code that a phone reads. */
  address: string
  /** Where this text stands among the editions, when it is not the one in force. */
  superseded: { no: number; publishedOn: string; by: { publishedOn: string; href: string } } | null
}

export const DocumentPage: FC<{ view: DocumentView }> = ({ view }) => (
  <article class="card document">
    {view.superseded === null ? null : <SupersededNote of={view.superseded} />}
    <ValidityNote
      validity={view.validity}
      changedOn={view.validityChangedOn}
      reason={view.validityReason}
      relations={view.relations}
    />
    <Head view={view} />
    <h1>{view.title}</h1>
    <p class="byline">
      <span>发布时间：{view.publishedOn}</span>
      <span>
        来源：
        {view.sourceUrl === '' ? (
          view.source || view.organName
        ) : (
          <a href={view.sourceUrl} rel="noopener noreferrer">
            {view.source || view.sourceUrl}
          </a>
        )}
      </span>
      {view.byline === '' ? null : <span>作者：{view.byline}</span>}
    </p>
    <SanitisedText html={view.bodyHtml} />
    <ReportGlance view={view.glance} />
    <Downloads files={view.downloads} />
    <AttachmentList attachments={view.attachments} />
    {view.keywords === '' ? null : <p class="keywords">关键词：{view.keywords}</p>}
    <RelatedDocuments relations={view.relations} />
    <EarlierEditions editions={view.earlier} />
    <TakeAlong address={view.address} title={view.title} />
  </article>
)

const Downloads: FC<{ files: DocumentView['downloads'] }> = ({ files }) =>
  files.length === 0 ? null : (
    <section class="attachments" aria-labelledby="downloads">
      <h2 id="downloads">下载本报告</h2>
      <ul class="downloads">
        {files.map(({ label, href }) => (
          <li>
            <a href={href} download>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )

const Head: FC<{ view: DocumentView }> = ({ view }) => (
  <table class="head" aria-label="信息要素">
    <tbody>
      <tr>
        <th scope="row">索引号</th>
        <td class="number">{view.indexNumber}</td>
        <th scope="row">分类</th>
        <td>{view.theme}</td>
      </tr>
      <tr>
        <th scope="row">发布机构</th>
        <td>{view.organName}</td>
        <th scope="row">发文日期</th>
        <td class="number">{view.issuedOn ?? '—'}</td>
      </tr>
      <tr>
        <th scope="row">文号</th>
        <td>{view.documentNumber || '—'}</td>
        <th scope="row">效力状态</th>
        <td>{view.validity}</td>
      </tr>
      <tr>
        <th scope="row">发布日期</th>
        <td class="number" {...(view.genre === '' ? { colspan: 3 } : {})}>
          {view.publishedOn}
        </td>
        {view.genre === '' ? null : (
          <>
            <th scope="row">体裁</th>
            <td>{view.genre}</td>
          </>
        )}
      </tr>
      <tr>
        <th scope="row">标题</th>
        <td colspan={3}>{view.title}</td>
      </tr>
    </tbody>
  </table>
)
