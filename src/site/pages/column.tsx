import type { FC } from 'hono/jsx'
import { DocumentList, type ListedDocument } from '../parts/document-list.tsx'

export interface ColumnView {
  name: string
  href: string
  description: string
  /** The columns around this one; `level` 0 is the topmost. */
  tree: { name: string; href: string; level: number; current: boolean }[]
  items: ListedDocument[]
  total: number
  page: number
  pages: number
}

export const ColumnPage: FC<{ view: ColumnView }> = ({ view }) => (
  <div class={view.tree.length > 1 ? 'sidebar' : ''}>
    {view.tree.length > 1 ? <Tree tree={view.tree} /> : null}
    <section class="card">
      <header>
        <h1>{view.name}</h1>
        <span class="number">共 {view.total} 条</span>
      </header>
      {view.description ? <p>{view.description}</p> : null}
      <DocumentList items={view.items} />
      {view.pages > 1 ? <Pages view={view} /> : null}
    </section>
  </div>
)

const Tree: FC<Pick<ColumnView, 'tree'>> = ({ tree }) => (
  <nav class="card" aria-label="栏目">
    <ul class="tree">
      {tree.map(({ name, href, level, current }) => (
        <li class={`level-${level}`}>
          <a href={href} {...(current ? { 'aria-current': 'page' } : {})}>
            {'　'.repeat(level)}
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Pages: FC<{ view: ColumnView }> = ({ view }) => {
  const shown = Array.from({ length: view.pages }, (_, index) => index + 1).filter(
    (page) => page === 1 || page === view.pages || Math.abs(page - view.page) <= 2,
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
              {page === view.page ? (
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
