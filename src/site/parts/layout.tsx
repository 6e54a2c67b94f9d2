import { raw } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import type { Site } from '../../modules/organs/index.ts'
import { ICON } from '../icon.ts'
import { originOf } from '../origin.ts'
import { READING } from '../scripts.ts'
import { STYLESHEET } from '../stylesheet.ts'
import { DisplayChoice } from './display-choice.tsx'
import { SearchBox } from './search-box.tsx'

/** What every page needs besides its own text. */
export interface Frame {
  site: Site
  /** The columns of the navigation, in order. */
  nav: { name: string; href: string }[]
  /** Where we are, from the home page down; the last one is this page. */
  crumbs: { name: string; href: string }[]
  /** Prescribed meta tags (国办发〔2017〕47号): name and content. */
  meta?: [name: string, content: string][]
  /** Where this page is, as it should be kept and cited; null on a page that nobody should keep. */
  path: string | null
  /** What this page is about, in the words of schema.org. */
  about?: object | undefined
  /** What a feed reader can follow here. */
  feed?: { title: string; href: string } | undefined
}

/** The whole page as text: masthead, navigation, breadcrumbs, content, footer. */
export function renderPage(title: string, frame: Frame, content: Child): string {
  return `<!doctype html>${(<Page title={title} frame={frame} content={content} />).toString()}`
}

const Page: FC<{ title: string; frame: Frame; content: Child }> = ({ title, frame, content }) => (
  <html lang="zh-CN" class={`theme-${frame.site.theme}`}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === frame.site.name ? title : `${title}_${frame.site.name}`}</title>
      <meta name="SiteName" content={frame.site.name} />
      <meta name="SiteDomain" content={frame.site.host} />
      <meta name="SiteIDCode" content={frame.site.idCode} />
      {frame.meta?.map(([name, value]) => (
        <meta name={name} content={value} />
      ))}
      {frame.feed === undefined ? null : (
        <link rel="alternate" type="application/rss+xml" title={frame.feed.title} href={frame.feed.href} />
      )}
      {frame.path === null ? null : <link rel="canonical" href={originOf(frame.site) + frame.path} />}
      {frame.about === undefined ? null : <About about={frame.about} />}
      <link rel="icon" type="image/svg+xml" href={ICON} />
      <link rel="stylesheet" href={STYLESHEET.href} />
      <script src={READING.href} />
    </head>
    <body>
      <a class="skip" href="#content">
        跳到正文
      </a>
      <Masthead site={frame.site} crumbs={frame.crumbs} />
      <Nav nav={frame.nav} crumbs={frame.crumbs} path={frame.path} />
      <main id="content" tabindex={-1}>
        <div class="page">
          {frame.crumbs.length > 1 ? <Crumbs crumbs={frame.crumbs} /> : null}
          {content}
        </div>
      </main>
      <Footer site={frame.site} path={frame.path} />
    </body>
  </html>
)

/** Data, not a script: browsers run nothing of this type, and the policy against inline scripts does not concern it. */
const About: FC<{ about: object }> = ({ about }) => (
  <script type="application/ld+json">{raw(JSON.stringify(about).replaceAll('<', '\\u003c'))}</script>
)

/** The page of the search asks itself. */
const Masthead: FC<Pick<Frame, 'site' | 'crumbs'>> = ({ site, crumbs }) => (
  <header class="masthead">
    <div class="page">
      <div>
        <a class="name" href="/">
          {site.name}
        </a>
        <div class="sub">{site.englishName || '政府信息公开'}</div>
      </div>
      <DisplayChoice />
      {crumbs.at(-1)?.href === '/search' ? null : <SearchBox />}
    </div>
  </header>
)

/** A page that nobody should keep is nowhere in it. */
const Nav: FC<Pick<Frame, 'nav' | 'crumbs' | 'path'>> = ({ nav, crumbs, path }) => {
  const here =
    crumbs.find((crumb) => crumb.href !== '/' && nav.some((item) => item.href === crumb.href))?.href ??
    (crumbs.length === 1 && path !== null ? '/' : null)
  return (
    <nav class="nav" aria-label="主导航">
      <div class="page">
        <ul>
          {nav.map(({ name, href }) => (
            <li>
              <a href={href} {...(href === here ? { 'aria-current': 'true' } : {})}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}

const Crumbs: FC<Pick<Frame, 'crumbs'>> = ({ crumbs }) => (
  <nav class="crumbs" aria-label="当前位置">
    <ol>
      {crumbs.map(({ name, href }, index) => (
        <li>
          {index === crumbs.length - 1 ? <span aria-current="page">{name}</span> : <a href={href}>{name}</a>}
        </li>
      ))}
    </ol>
  </nav>
)

const Footer: FC<Pick<Frame, 'site' | 'path'>> = ({ site, path }) => (
  <footer class="footer">
    <div class="page">
      <p>
        <span>{site.sponsor}　主办</span> <span>{site.undertaker}　承办</span>
      </p>
      <p>
        <span>办公地址：{site.address}</span> <span>政务服务便民热线：{site.phone}</span>
      </p>
      <p>
        {[site.icpNumber, site.policeNumber].filter(Boolean).map((text) => (
          <span>{text}</span>
        ))}{' '}
        <span>政府网站标识码：{site.idCode}</span>
      </p>
      <p class="about-site">
        {/* The script adds what the visitor has marked. */}
        <a href={`/page-notes${path === null ? '' : `?path=${encodeURIComponent(path)}`}`} data-find-fault>
          我为网站找错
        </a>{' '}
        <a href="/site-map">网站地图</a> <a href="/accessibility">无障碍说明</a> <a href="/open">开放数据</a>{' '}
        <a href="/feed.xml">RSS 订阅</a>
      </p>
    </div>
  </footer>
)

/** Text that has been sanitised when it was written: the one place where markup passes unescaped. */
export const SanitisedText: FC<{ html: string }> = ({ html }) => (
  <div class="text">
    {raw(
      html
        .replaceAll('<table', '<div class="scroll" tabindex="0"><table')
        .replaceAll('</table>', '</table></div>'),
    )}
  </div>
)
