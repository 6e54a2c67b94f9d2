import type { Ctx } from '../lib/ctx.ts'
import type { Answer } from '../lib/http.ts'
import { type Column, listColumns } from '../modules/catalogue/index.ts'
import { childrenOf } from '../modules/catalogue/rules/index.ts'
import { findOrgan } from '../modules/organs/index.ts'
import { linkTo, SEARCH, showPage } from './frame.tsx'
import { AccessibilityPage } from './pages/accessibility.tsx'
import { type MapEntry, SiteMapPage } from './pages/site-map.tsx'

/** 网站地图: every column that is shown, as the tree that it is, and the services beside it. */
export async function showSiteMap(ctx: Ctx): Promise<Answer> {
  const columns = await listColumns(ctx)
  const services = [
    SEARCH,
    { name: '依申请公开：提交申请', href: '/request' },
    { name: '依申请公开：查询进度', href: '/request/tracking' },
    { name: '开放数据', href: '/open' },
    { name: 'RSS 订阅', href: '/feed.xml' },
    { name: '无障碍说明', href: '/accessibility' },
  ]
  const view = { columns: entriesBelow(null, columns), services }
  return showPage(ctx, '网站地图', [{ name: '网站地图', href: '/site-map' }], <SiteMapPage view={view} />)
}

/** 无障碍说明: what the site does for everybody, what it does not yet, and whom to tell. */
export async function showAccessibility(ctx: Ctx): Promise<Answer> {
  const { disclosureOffice: office } = await findOrgan(ctx)
  const crumbs = [{ name: '无障碍说明', href: '/accessibility' }]
  return showPage(ctx, '无障碍说明', crumbs, <AccessibilityPage office={office} />)
}

function entriesBelow(parentId: number | null, columns: readonly Column[]): MapEntry[] {
  return childrenOf(parentId, columns)
    .filter(({ visibility }) => visibility === 'shown')
    .map((each) => ({ ...linkTo(each), below: entriesBelow(each.id, columns) }))
}
