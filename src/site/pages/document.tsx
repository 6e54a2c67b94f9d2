import type { FC } from 'hono/jsx'
import { SanitisedText } from '../parts/layout.tsx'

/** A public document: the eight fields of its head, then the text. */
export interface DocumentView {
  indexNumber: string
  theme: string
  organName: string
  issuedOn: string | null
  documentNumber: string
  validity: '有效' | '失效' | '废止' | '修改'
  publishedOn: string
  title: string
  source: string
  bodyHtml: string
}

export const DocumentPage: FC<{ view: DocumentView }> = ({ view }) => (
  <article class="card document">
    <Head view={view} />
    <h1>{view.title}</h1>
    <p class="byline">
      <span>发布时间：{view.publishedOn}</span>
      <span>来源：{view.source || view.organName}</span>
    </p>
    {view.validity === '有效' ? null : (
      <p class="status" role="note">
        本文件已{view.validity}，仅供查阅。
      </p>
    )}
    <SanitisedText html={view.bodyHtml} />
  </article>
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
        <td class="number" colspan={3}>
          {view.publishedOn}
        </td>
      </tr>
      <tr>
        <th scope="row">标题</th>
        <td colspan={3}>{view.title}</td>
      </tr>
    </tbody>
  </table>
)
