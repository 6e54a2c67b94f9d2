import type { FC } from 'hono/jsx'

export interface EarlierLink {
  no: number
  publishedOn: string
  href: string
}

/** 历史版本: what the document said before, each at an address of its own. */
export const EarlierEditions: FC<{ editions: readonly EarlierLink[] }> = ({ editions }) =>
  editions.length === 0 ? null : (
    <aside class="related earlier" aria-label="历史版本">
      <section>
        <h2>历史版本</h2>
        <ul>
          {editions.map(({ no, publishedOn, href }) => (
            <li>
              <a href={href}>第 {no} 版</a>
              <span class="number">　{publishedOn} 发布</span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  )

/** At the top of an earlier edition: nobody may take it for the text in force. */
export const SupersededNote: FC<{
  of: { no: number; publishedOn: string; by: { publishedOn: string; href: string } }
}> = ({ of: { no, publishedOn, by } }) => (
  <p class="status superseded" role="note">
    <strong>这是历史版本</strong>
    <span class="number">
      （第 {no} 版，{publishedOn} 发布）
    </span>
    ，已由 <span class="number">{by.publishedOn}</span> 发布的版本替代，仅供查阅。
    <a href={by.href}>查看现行版本</a>
  </p>
)
