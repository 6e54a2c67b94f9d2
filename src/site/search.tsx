import type { Ctx } from '../lib/ctx.ts'
import { yearOf } from '../lib/day.ts'
import type { Answer } from '../lib/http.ts'
import { NotFound } from '../lib/refusal.ts'
import { type Column, listColumns } from '../modules/catalogue/index.ts'
import { gatheredFrom } from '../modules/catalogue/rules/index.ts'
import {
  type FoundDocument,
  fileAddress,
  findFirstYear,
  PER_PAGE,
  type SearchFilters,
  searchDocuments,
} from '../modules/documents/index.ts'
import { type Query, readQuery, type TooLittle } from '../modules/documents/rules/index.ts'
import { GENRES, VALIDITY } from './documents.tsx'
import { SEARCH, showPage } from './frame.tsx'
import { SearchPage, type SearchView } from './pages/search.tsx'
import { nothingOf } from './search-nothing.ts'

/** The question and its filters as they stand in the address. */
export interface Asked {
  q: string
  column: string
  year: string
  genre: string
  validity: string
  order: string
  page: number
}

/** The page of the search: with results, with help where there are none, or empty with its question. */
export async function showSearch(ctx: Ctx, asked: Asked): Promise<Answer> {
  const columns = (await listColumns(ctx)).filter(isSearched)
  const filters = filtersOf(asked, columns)
  const query = readQuery(asked.q)
  const view: SearchView = {
    typed: asked.q,
    choices: await choicesOf(ctx, asked, columns),
    order: ORDERS.map(({ value, name }) => ({
      name,
      href: addressOf({ ...asked, order: value, page: 1 }),
      current: value === orderOf(asked),
    })),
    remark: typeof query === 'string' ? REMARKS[query] : query.isCut ? CUT : null,
    total: null,
    results: [],
    pages: [],
    nothing: null,
  }
  if (typeof query !== 'string') await fill(ctx, view, { asked, query, filters, columns })
  const title = view.total === null ? SEARCH.name : `${asked.q.trim()}_${SEARCH.name}`
  return showPage(ctx, title, [SEARCH], <SearchPage view={view} />)
}

const REMARKS: Record<TooLittle, string | null> = {
  empty: null,
  short: '请至少输入两个字，再检索。',
}
const CUT = '检索词较长，只按前面的部分检索。'
const SLOW = '这次检索用时太长，没有完成。请换一个更具体的词，或者加上栏目、年份再查。'

async function fill(
  ctx: Ctx,
  view: SearchView,
  given: { asked: Asked; query: Query; filters: SearchFilters; columns: readonly Column[] },
): Promise<void> {
  const { asked, query, filters, columns } = given
  const order = orderOf(asked) === 'date' ? 'date' : 'relevance'
  const found = await searchDocuments(ctx, {
    ...query,
    ...filters,
    order,
    page: asked.page,
    perPage: PER_PAGE,
  })
  if (found === 'too-slow') {
    view.remark = SLOW
    return
  }
  const last = Math.max(1, Math.ceil(found.total / PER_PAGE))
  if (asked.page > last) throw new NotFound('这一页')
  if (found.total === 0) {
    view.nothing = await nothingOf(ctx, { asked, query, isFiltered: isFiltered(filters) })
    return
  }
  view.total = found.total
  view.results = found.items.map((each) => resultOf(each, columns))
  view.pages = Array.from({ length: last }, (_, index) => index + 1)
    .filter((page) => page === 1 || page === last || Math.abs(page - asked.page) <= 2)
    .map((page) => ({ number: page, href: page === asked.page ? null : addressOf({ ...asked, page }) }))
}

function resultOf(found: FoundDocument, columns: readonly Column[]): SearchView['results'][number] {
  const { id, attachment, validity } = found
  const column = columns.find((each) => each.id === found.columnId)?.name ?? ''
  return {
    href: `/documents/${id}`,
    title: found.title,
    passage: found.passage,
    attachment:
      attachment === null
        ? null
        : { name: attachment.name, href: fileAddress(id, 'attachment', attachment.no) },
    facts: [found.documentNumber, `索引号 ${found.indexNumber}`, column].filter((fact) => fact !== ''),
    publishedOn: found.publishedOn,
    validity: validity === 'valid' ? null : VALIDITY[validity],
  }
}

const ORDERS = [
  { value: '', name: '按相关度' },
  { value: 'date', name: '按日期' },
]

function orderOf({ order }: Asked): string {
  return order === 'date' ? 'date' : ''
}

function filtersOf({ column, year, genre, validity }: Asked, columns: readonly Column[]): SearchFilters {
  const chosen = columns.find((each) => each.slug === column)
  return {
    columnIds: chosen === undefined ? null : gatheredFrom(chosen, columns).map(({ id }) => id),
    year: /^(19|20)\d\d$/.test(year) ? Number(year) : null,
    kind: null,
    genre: genre !== '' && genre in GENRES ? (genre as SearchFilters['genre']) : null,
    validity: validity in VALIDITY ? (validity as SearchFilters['validity']) : null,
  }
}

function isFiltered(filters: SearchFilters): boolean {
  return Object.values(filters).some((each) => each !== null)
}

/** A request desk and a link hold no documents. */
function isSearched({ kind, retirement }: Column): boolean {
  return kind !== 'request' && kind !== 'link' && retirement === null
}

async function choicesOf(ctx: Ctx, asked: Asked, columns: readonly Column[]): Promise<SearchView['choices']> {
  const first = (await findFirstYear(ctx)) ?? yearOf(ctx.today)
  const years = Array.from(
    { length: yearOf(ctx.today) - first + 1 },
    (_, index) => `${yearOf(ctx.today) - index}`,
  )
  const named = (words: Record<string, string>) =>
    Object.entries(words)
      .filter(([value, label]) => value !== '' && label !== '')
      .map(([value, label]) => ({ value, label }))
  const any = (label: string) => ({ value: '', label })
  return [
    {
      name: 'column',
      label: '栏目',
      chosen: asked.column,
      options: [any('全部栏目'), ...columnOptions(columns)],
    },
    {
      name: 'year',
      label: '年份',
      chosen: asked.year,
      options: [any('全部年份'), ...years.map((year) => ({ value: year, label: `${year}年` }))],
    },
    { name: 'genre', label: '体裁', chosen: asked.genre, options: [any('全部体裁'), ...named(GENRES)] },
    {
      name: 'validity',
      label: '效力',
      chosen: asked.validity,
      options: [any('全部效力'), ...named(VALIDITY)],
    },
  ]
}

/** In the order of the navigation, those below set in. */
function columnOptions(
  columns: readonly Column[],
  parentId: number | null = null,
  depth = 0,
): { value: string; label: string }[] {
  return columns
    .filter((each) => each.parentId === parentId && each.visibility === 'shown')
    .flatMap((each) => [
      { value: each.slug, label: `${'　'.repeat(depth)}${each.name}` },
      ...columnOptions(columns, each.id, depth + 1),
    ])
}

/** The one address of a question: what is not set does not stand in it. */
export function addressOf(asked: Asked): string {
  const { page, ...others } = asked
  const set = Object.entries(others).filter(([, value]) => value !== '')
  const query = new URLSearchParams([...set, ...(page > 1 ? [['page', String(page)]] : [])] as [
    string,
    string,
  ][])
  return `/search?${query}`
}
