import type { FC } from 'hono/jsx'
import { NothingFound, type NothingView } from '../parts/nothing-found.tsx'
import { Pieces } from '../parts/pieces.tsx'
import { type Choice, SearchForm } from '../parts/search-form.tsx'

export interface SearchView {
  typed: string
  choices: Choice[]
  order: { name: string; href: string; current: boolean }[]
  /** What the query comes to, in a sentence: too short, cut, too slow. */
  remark: string | null
  /** Null where nothing was looked for. */
  total: number | null
  results: ResultView[]
  pages: { number: number; href: string | null }[]
  nothing: NothingView | null
}

export interface ResultView {
  href: string
  title: readonly Piece[]
  passage: readonly Piece[]
  attachment: { name: string; href: string } | null
  facts: string[]
  publishedOn: string
  /** 失效, 废止, 修改; null for what is in force. */
  validity: string | null
}

type Piece = { text: string; isHit: boolean }

export const SearchPage: FC<{ view: SearchView }> = ({ view }) => (
  <section class="card search">
    <h1>信息检索</h1>
    <SearchForm typed={view.typed} choices={view.choices} />
    {view.remark === null ? null : (
      <p class="nil" role="status">
        {view.remark}
      </p>
    )}
    {view.total === null ? null : <Found view={view} total={view.total} />}
    {view.nothing === null ? null : <NothingFound view={view.nothing} />}
  </section>
)

const Found: FC<{ view: SearchView; total: number }> = ({ view, total }) => (
  <>
    <div class="found">
      <h2>
        找到 <span class="number">{total.toLocaleString('en-US')}</span> 条信息
      </h2>
      {total > 1 ? (
        <ul class="order" aria-label="排序">
          {view.order.map(({ name, href, current }) => (
            <li>{current ? <span aria-current="true">{name}</span> : <a href={href}>{name}</a>}</li>
          ))}
        </ul>
      ) : null}
    </div>
    <ol class="results">
      {view.results.map((each) => (
        <Result result={each} />
      ))}
    </ol>
    {view.pages.length > 1 ? <Pages pages={view.pages} /> : null}
  </>
)

const Result: FC<{ result: ResultView }> = ({ result }) => (
  <li>
    <h3>
      <a href={result.href}>
        <Pieces pieces={result.title} />
      </a>
      {result.validity === null ? null : <span class="tag">{result.validity}</span>}
    </h3>
    {result.passage.length === 0 ? null : (
      <p>
        {result.attachment === null ? null : (
          <>
            附件 <a href={result.attachment.href}>{result.attachment.name}</a>：
          </>
        )}
        <Pieces pieces={result.passage} />
      </p>
    )}
    <p class="facts">
      <time datetime={result.publishedOn}>{result.publishedOn}</time>
      {result.facts.map((fact) => (
        <span>{fact}</span>
      ))}
    </p>
  </li>
)

const Pages: FC<Pick<SearchView, 'pages'>> = ({ pages }) => (
  <nav aria-label="分页">
    <ul class="pages">
      {pages.map(({ number, href }, index) => (
        <>
          {number - (pages[index - 1]?.number ?? 0) > 1 ? (
            <li>
              <span class="gap">…</span>
            </li>
          ) : null}
          <li>
            {href === null ? (
              <span aria-current="page">{number}</span>
            ) : (
              <a href={href} aria-label={`第 ${number} 页`}>
                {number}
              </a>
            )}
          </li>
        </>
      ))}
    </ul>
  </nav>
)
