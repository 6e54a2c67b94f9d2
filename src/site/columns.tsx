import type { Ctx } from '../lib/ctx.ts'
import { inWords } from '../lib/day.ts'
import { Answer } from '../lib/http.ts'
import { NotFound } from '../lib/refusal.ts'
import { type Column, findColumn, listColumns, listNilStatements } from '../modules/catalogue/index.ts'
import { childrenOf, gatheredFrom, leadsTo, nilStatementText } from '../modules/catalogue/rules/index.ts'
import { findPublished, listPublished, PER_PAGE } from '../modules/documents/index.ts'
import { linkTo, showPage } from './frame.tsx'
import { ColumnPage, type ColumnView } from './pages/column.tsx'
import type { Frame } from './parts/layout.tsx'

/** 国办公开办函〔2019〕61号: what stands on the platform page of every organ, in this order. */
const PLATFORM = {
  slug: 'disclosure',
  open: 'statutory-content',
  order: ['disclosure-guide', 'disclosure-rules', 'statutory-content', 'annual-reports'],
}

/** A column with what it holds; 301 where it has been retired or is only a way to another address. */
export async function showColumn(ctx: Ctx, slug: string, number: number): Promise<Answer> {
  const columns = await listColumns(ctx)
  const column = await findColumn(ctx, { slug })
  const moved = movedColumn(column, columns)
  if (moved !== null) return moved
  const columnIds = gatheredFrom(column, columns).map((each) => each.id)
  const { items, total } = await listPublished(ctx, { columnIds, page: number, perPage: PER_PAGE })
  const pages = Math.max(1, Math.ceil(total / PER_PAGE))
  // Only what exists is a page: made-up numbers must not crowd the real ones out of the memory.
  if (number > pages) throw new NotFound('这一页')
  const path = pathTo(column, columns)
  const newest = column.kind === 'single' ? items[0] : undefined
  const view: ColumnView = {
    ...linkTo(column),
    description: column.description,
    tree: treeOf(path, columns),
    below: inOrder(column, columns).map(linkTo),
    page: newest === undefined ? null : await findPublished(ctx, newest.id),
    nil: total === 0 ? await nilOf(ctx, column) : null,
    items,
    total,
    number,
    pages,
  }
  const meta: Frame['meta'] = [
    ['ColumnName', column.name],
    ['ColumnDescription', column.description || column.name],
    ['ColumnKeywords', column.name],
    ['ColumnType', path.map((each) => each.name).join('-')],
  ]
  return showPage(ctx, column.name, path.map(linkTo), <ColumnPage view={view} />, {
    meta,
    feed: { title: column.name, href: `/columns/${column.slug}/feed.xml` },
    path: `/columns/${column.slug}${number === 1 ? '' : `?page=${number}`}`,
  })
}

/** The answer at the address of a column that holds nothing itself any more; null where it does. `rest` follows it. */
export function movedColumn(column: Column, columns: readonly Column[], rest = ''): Answer | null {
  const end = leadsTo(column, columns)
  const holds = end !== null && end.kind !== 'link' && end.kind !== 'request'
  if (holds && end.id === column.id) return null
  const location = end === null ? '/' : linkTo(end).href + (holds ? rest : '')
  // A link can be given another address: nobody keeps the answer without asking again.
  return new Answer('', { status: 301, headers: { location, 'cache-control': 'no-cache' } })
}

/** From the topmost column down to this one; of a retired one, to where it leads. */
export function pathTo(column: Column, columns: readonly Column[]): Column[] {
  const end = leadsTo(column, columns)
  if (end === null) return []
  const parent = columns.find((each) => each.id === end.parentId)
  return parent === undefined ? [end] : [...pathTo(parent, columns), end]
}

/**
 * The topmost column with those below it; what lies deeper along the way to this one, and the statutory content of the
 * platform always.
 */
function treeOf(path: readonly Column[], columns: readonly Column[]): ColumnView['tree'] {
  const [top] = path
  if (top === undefined) return []
  const ids = path.map(({ id }) => id)
  const entry = (each: Column, level: number) => ({
    ...linkTo(each),
    level,
    current: each.id === ids.at(-1),
  })
  const below = (column: Column, level: number): ColumnView['tree'] =>
    inOrder(column, columns).flatMap((each) => [
      entry(each, level),
      ...(ids.includes(each.id) || each.slug === PLATFORM.open ? below(each, level + 1) : []),
    ])
  const desk = top.slug === PLATFORM.slug ? columns.find(isDesk) : undefined
  return [entry(top, 0), ...below(top, 1), ...(desk === undefined ? [] : [entry(desk, 1)])]
}

function isDesk({ kind, retirement }: Column): boolean {
  return kind === 'request' && retirement === null
}

/** The columns of the navigation below this one; those that the platform prescribes first. */
function inOrder(column: Column, columns: readonly Column[]): Column[] {
  const shown = childrenOf(column.id, columns).filter(({ visibility }) => visibility === 'shown')
  if (column.slug !== PLATFORM.slug) return shown
  const prescribed = PLATFORM.order.flatMap((slug) => shown.filter((each) => each.slug === slug))
  return [...prescribed, ...shown.filter((each) => !prescribed.includes(each))]
}

/** 情况说明, where the column has nothing else to say. */
async function nilOf(ctx: Ctx, column: Column): Promise<ColumnView['nil']> {
  const found = (await listNilStatements(ctx)).find(({ columnId }) => columnId === column.id)
  if (found === undefined) return null
  // A day that has passed is no promise any more: that it is late is the business of the staff.
  const renewal = found.renewOn < ctx.today ? null : `本说明将于${inWords(found.renewOn)}前更新。`
  return { text: nilStatementText(found.statedOn), renewal }
}
