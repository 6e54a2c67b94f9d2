import type { FC } from 'hono/jsx'
import { DocumentList, type ListedDocument } from '../parts/document-list.tsx'
import { SanitisedText } from '../parts/layout.tsx'

export interface ColumnView {
  name: string
  href: string
  description: string
  /** The columns around this one; `level` 0 is the topmost. */
  tree: { name: string; href: string; level: number; current: boolean }[]
  /** The columns right below this one. */
  below: { name: string; href: string }[]
  /** The text of a column that is one page. */
  page: { id: number; title: string; bodyHtml: string; publishedOn: string } | null
  /** 情况说明 of an empty column. */
  nil: { text: string; renewal: string | null } | null
  items: ListedDocument[]
  total: number
  number: number
  pages: number
}

export const ColumnPage: FC<{ view: ColumnView }> = ({ view }) => (
  <div class={view.tree.length > 1 ? 'sidebar' : ''}>
    {view.tree.length > 1 ? <Tree tree={view.tree} /> : null}
    <section class="card">
      <header>
        <h1>{view.name}</h1>
        {view.page === null && view.nil === null ? <span class="number">共 {view.total} 条</span> : null}
      </header>
      {view.description ? <p>{view.description}</p> : null}
      {view.below.length > 0 ? <Below below={view.below} /> : null}
      <Content view={view} />
      {view.pages > 1 && view.page === null ? <Pages view={view} /> : null}
    </section>
  </div>
)

const Content: FC<{ view: ColumnView }> = ({ view }) => {
  if (view.page !== null) return <OnePage page={view.page} />
  if (view.nil === null) return <DocumentList items={view.items} />
  return (
    <div class="nil" role="note">
      <p>{view.nil.text}</p>
      {view.nil.renewal === null ? null : <p class="hint">{view.nil.renewal}</p>}
    </div>
  )
}

const OnePage: FC<{ page: NonNullable<ColumnView['page']> }> = ({ page }) => (
  <article>
    <SanitisedText html={page.bodyHtml} />
    <p class="hint">
      发布日期：<time datetime={page.publishedOn}>{page.publishedOn}</time>{' '}
      <a href={`/documents/${page.id}`}>查看信息要素</a>
    </p>
  </article>
)

const Below: FC<Pick<ColumnView, 'below'>> = ({ below }) => (
  <ul class="below" aria-label="下级栏目">
    {below.map(({ name, href }) => (
      <li>
        <a href={href}>{name}</a>
      </li>
    ))}
  </ul>
)

const Tree: FC<Pick<ColumnView, 'tree'>> = ({ tree }) => (
  <nav class="card" aria-label="栏目">
    <ul class="tree">
      {tree.map(({ name, href, level, current }) => (
        <li class={`level-${level}`}>
          <a href={href} {...(current ? { 'aria-current': 'page' } : {})}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Pages: FC<{ view: ColumnView }> = ({ view }) => {
  const shown = Array.from({ length: view.pages }, (_, index) => index + 1).filter(
    (page) => page === 1 || page === view.pages || Math.abs(page - view.number) <= 2,
  )
  return (
    <nav aria-label="分页">
      <ul class="pages">
        {shown.map((page, index) => (
          <>
            {page - (shown[index - 1] ?? 0) > 1 ? (
              <li>
                <span class="gap">…</span>
              </li>
            ) : null}
            <li>
              {page === view.number ? (
                <span aria-current="page">{page}</span>
              ) : (
                <a href={`${view.href}?page=${page}`} aria-label={`第 ${page} 页`}>
                  {page}
                </a>
              )}
            </li>
          </>
        ))}
      </ul>
    </nav>
  )
}
