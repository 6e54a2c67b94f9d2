import type { FC } from 'hono/jsx'

export interface ListedDocument {
  id: number
  title: string
  documentNumber: string
  publishedOn: string
}

/** Titles with their dates; says so where there is nothing. */
export const DocumentList: FC<{ items: readonly ListedDocument[] }> = ({ items }) =>
  items.length === 0 ? (
    <p class="empty">此栏目暂无信息。</p>
  ) : (
    <ul class="list">
      {items.map((item) => (
        <li>
          <a href={`/documents/${item.id}`}>
            {item.title}
            {item.documentNumber ? <span class="code">{item.documentNumber}</span> : null}
          </a>
          <time datetime={item.publishedOn}>{item.publishedOn}</time>
        </li>
      ))}
    </ul>
  )
