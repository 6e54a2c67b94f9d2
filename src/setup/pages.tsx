import type { Child, FC } from 'hono/jsx'
import { Field, type Filled, ProblemList } from '../site/parts/field.tsx'
import { STYLESHEET } from '../site/stylesheet.ts'
import { AdministratorFields, OfficeFields, OrganFields, SiteFields } from './setup-fields.tsx'

/** Asks for the code, and says where it is. */
export function codePage(wrong: boolean): string {
  const message = '首次使用码不正确，请核对终端中最近一次显示的地址'
  const filled: Filled = { values: {}, problems: wrong ? { code: message } : {} }
  return page(
    '首次使用',
    <form class="card form narrow" method="get" action="/setup">
      <header>
        <h1>首次使用</h1>
      </header>
      <p>
        本系统还没有设置机关。首次使用码在启动本系统的终端（或服务日志）里“首次使用”一行，只有安装人员能看到。每次重新启动都会换码，以最近一次显示的为准。
      </p>
      <Field name="code" label="首次使用码" filled={filled} hint="形如 7KQM-3XF2，不分大小写" />
      <button type="submit">继续</button>
    </form>,
  )
}

/** Asks for the organ, its site and the first administrator. */
export function setupPage(code: string, filled: Filled): string {
  return page(
    '首次使用：填写机关和第一位管理员',
    <form class="card form" method="post" action="/setup" novalidate>
      <header>
        <h1>填写机关和第一位管理员</h1>
      </header>
      <p>只填这一次，约需五分钟。没有注明“可不填”的都要填写。</p>
      <ProblemList filled={filled} />
      <input type="hidden" name="code" value={code} />
      <OrganFields filled={filled} />
      <OfficeFields filled={filled} />
      <SiteFields filled={filled} />
      <AdministratorFields filled={filled} />
      <button type="submit">开始使用</button>
    </form>,
  )
}

/** It is done: what comes next. `consoleHref` is absolute where the site has another host name than this page. */
export function donePage(view: { organ: string; login: string; host: string; consoleHref: string }): string {
  return page(
    '设置完成',
    <section class="card form narrow">
      <header>
        <h1>{view.organ}已可使用</h1>
      </header>
      <p>
        请用登录名 <strong>{view.login}</strong> 和刚才设置的密码<a href={view.consoleHref}>登录工作台</a>
        ，在“设置”中依次完成：
      </p>
      <ol class="steps">
        <li>
          <strong>人员与岗位</strong>
          ：至少一名信息编辑、三名审核人、一名保密审查员、一名信息发布员；安全管理员、审计管理员须由另外的人担任。
        </li>
        <li>
          <strong>审核流程</strong>：三审三校的级次和审核人。没有审核流程，稿件不能送审。
        </li>
        <li>
          <strong>索引号</strong>：沿用原系统编号的，填写本年度已用到的流水号。
        </li>
        <li>
          <strong>栏目、公开渠道</strong>：已按规定设好基本栏目和本网站，其余按需要增加。
        </li>
      </ol>
      <p class="hint">
        网站和工作台只在 {view.host} 这个域名下打开。打不开的，请先让域名指向本服务器，或在本机的 hosts
        文件中加入这个域名。
      </p>
    </section>,
  )
}

/** Somebody was quicker, or pressed twice. */
export function alreadyPage(): string {
  return page(
    '已经设置过',
    <section class="card notice">
      <h1>本系统已经设置过机关</h1>
      <p>首次使用只有一次。请用第一位管理员的登录名和密码，在设置时填写的域名下登录工作台。</p>
      <p>
        <a href="/console/">登录工作台</a>
      </p>
    </section>,
  )
}

function page(title: string, content: Child): string {
  return `<!doctype html>${(<Page title={title} content={content} />).toString()}`
}

/** The house look without a house: there is no organ yet whose name could stand above. */
const Page: FC<{ title: string; content: Child }> = ({ title, content }) => (
  <html lang="zh-CN" class="theme-blue">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title}_公开`}</title>
      <link rel="stylesheet" href={STYLESHEET.href} />
    </head>
    <body>
      <header class="masthead">
        <div class="page">
          <div class="name">公开</div>
          <div class="sub">政府信息公开平台</div>
        </div>
      </header>
      <main id="content">
        <div class="page">{content}</div>
      </main>
    </body>
  </html>
)
