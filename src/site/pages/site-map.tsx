import type { FC } from 'hono/jsx'

/** A column with those below it. */
export interface MapEntry {
  name: string
  href: string
  below: readonly MapEntry[]
}

export const SiteMapPage: FC<{
  view: { columns: readonly MapEntry[]; services: readonly { name: string; href: string }[] }
}> = ({ view }) => (
  <section class="card site-map">
    <header>
      <h1>网站地图</h1>
    </header>
    <div class="map">
      {view.columns.map((top) => (
        <section>
          <h2>
            <a href={top.href}>{top.name}</a>
          </h2>
          <Branch entries={top.below} />
        </section>
      ))}
      <section>
        <h2>服务</h2>
        <Branch entries={view.services.map((each) => ({ ...each, below: [] }))} />
      </section>
    </div>
  </section>
)

const Branch: FC<{ entries: readonly MapEntry[] }> = ({ entries }) =>
  entries.length === 0 ? null : (
    <ul>
      {entries.map(({ name, href, below }) => (
        <li>
          <a href={href}>{name}</a>
          <Branch entries={below} />
        </li>
      ))}
    </ul>
  )
