import type { FC } from 'hono/jsx'

export interface NothingView {
  typed: string
  /** The same question without its filters; null where there were none. */
  unfiltered: string | null
  /** Parts of the question that do find something. */
  shorter: { word: string; total: number; href: string }[]
  near: { title: string; href: string }[]
}

/** What to do when there is nothing. */
export const NothingFound: FC<{ view: NothingView }> = ({ view }) => (
  <div class="nothing">
    <h2>没有找到与“{view.typed}”相符的信息</h2>
    <ul class="steps">
      {view.unfiltered === null ? null : (
        <li>
          <a href={view.unfiltered}>去掉栏目、年份等条件再查</a>
        </li>
      )}
      <li>换一个更短或更常用的词，例如只写名称中的关键词。</li>
    </ul>
    {view.shorter.length === 0 ? null : (
      <>
        <h3>这样查可以找到</h3>
        <ul class="shorter">
          {view.shorter.map(({ word, total, href }) => (
            <li>
              <a href={href}>{word}</a>（<span class="number">{total.toLocaleString('en-US')}</span> 条）
            </li>
          ))}
        </ul>
      </>
    )}
    {view.near.length === 0 ? null : (
      <>
        <h3>标题相近的信息</h3>
        <ul class="list">
          {view.near.map(({ title, href }) => (
            <li>
              <a href={href}>{title}</a>
            </li>
          ))}
        </ul>
      </>
    )}
    <p>
      需要的政府信息没有公开的，可以<a href="/request">依法申请公开</a>。
    </p>
  </div>
)
