import type { FC } from 'hono/jsx'
import { DocumentList, type ListedDocument } from '../parts/document-list.tsx'

export interface HomeView {
  headline: (ListedDocument & { summary: string }) | null
  figures: { label: string; value: number }[]
  newest: ListedDocument[]
  blocks: { name: string; href: string; items: ListedDocument[] }[]
  ways: { name: string; note: string; href: string }[]
}

export const Home: FC<{ view: HomeView; organName: string }> = ({ view, organName }) => (
  <>
    <h1 class="skip">{organName}</h1>
    {view.headline === null ? null : (
      <section class="card headline" aria-label="头条">
        <h2>
          <a href={`/documents/${view.headline.id}`}>{view.headline.title}</a>
        </h2>
        <p>
          {view.headline.summary}{' '}
          <time datetime={view.headline.publishedOn}>{view.headline.publishedOn}</time>
        </p>
      </section>
    )}
    <dl class="card figures">
      {view.figures.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value.toLocaleString('en-US')}</dd>
        </div>
      ))}
    </dl>
    <div class="grid">
      <section class="card">
        <header>
          <h2>最新公开</h2>
        </header>
        <DocumentList items={view.newest} />
      </section>
      <section class="card">
        <header>
          <h2>我要看</h2>
        </header>
        <ul class="ways">
          {view.ways.map(({ name, note, href }) => (
            <li>
              <a href={href}>
                {name}
                <small>{note}</small>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </div>
    <div class="stack">
      {view.blocks.map(({ name, href, items }) => (
        <section class="card">
          <header>
            <h2>{name}</h2>
            <a href={href} aria-label={`${name}：更多`}>
              更多
            </a>
          </header>
          <DocumentList items={items} />
        </section>
      ))}
    </div>
  </>
)
