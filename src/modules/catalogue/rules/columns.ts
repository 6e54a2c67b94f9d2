import { addDays, type Day, daysBetween, inWords } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Column, ColumnDescription } from '../column.ts'

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** A path of this site, or an address of another. */
const ADDRESS = /^(\/(?!\/)[^\s]*|https?:\/\/[^\s/]+[^\s]*)$/

/** All that stands against this new column beside those that are there. */
export function whyNotCreate(column: Omit<Column, 'id'>, existing: readonly Column[]): Refusal[] {
  const holder = existing.find((each) => each.slug === column.slug)
  return [
    SLUG.test(column.slug)
      ? null
      : refusal('column-slug', '栏目地址只能用小写字母、数字和连字符，例如 disclosure-guide', {
          field: 'slug',
        }),
    holder === undefined
      ? null
      : refusal(
          'column-slug-taken',
          holder.retirement === null
            ? `栏目地址“${column.slug}”已被使用`
            : `栏目地址“${column.slug}”曾由已撤销的“${holder.name}”使用，旧链接仍有效，请另取地址`,
          { field: 'slug' },
        ),
    whyNotParent(column.parentId, existing),
    ...whyNotDescribe(column, column),
  ].filter((each) => each !== null)
}

/** All that stands against describing a column like this. */
export function whyNotDescribe(column: Pick<Column, 'kind' | 'slug'>, next: ColumnDescription): Refusal[] {
  const address = column.kind === 'link' ? whyNotAddress(next.address, column.slug) : null
  const name = next.name.trim() === '' ? refusal('column-name', '请填写栏目名称', { field: 'name' }) : null
  return [name, address].filter((each) => each !== null)
}

/** A column moves to another parent unless it would hang below itself. */
export function whyNotMove(
  column: Column,
  to: { parentId: number | null },
  columns: readonly Column[],
): Refusal | null {
  const retired = whyRetired(column)
  if (retired !== null) return retired
  const parent = whyNotParent(to.parentId, columns)
  if (parent !== null) return parent
  const below = [column, ...descendantsOf(column, columns)]
  return below.some(({ id }) => id === to.parentId)
    ? refusal('column-cycle', `“${column.name}”不能移到它自己或它的下级栏目之下`, { field: 'parentId' })
    : null
}

/** Two columns become one: the documents go over, the old address leads to the new one. */
export function whyNotMerge(column: Column, into: Column, columns: readonly Column[]): Refusal | null {
  if (column.id === into.id) {
    return refusal('column-merge-self', '不能并入栏目自己，请另选栏目', { field: 'into' })
  }
  const retired = whyRetired(column) ?? whyRetired(into, 'into')
  if (retired !== null) return retired
  if (!holdsDocuments(column)) {
    return refusal('column-holds-no-documents', `“${column.name}”栏目不存放信息，不能合并，可以撤销`)
  }
  if (!holdsDocuments(into)) {
    return refusal('column-holds-no-documents', `“${into.name}”栏目不存放信息，请另选栏目`, {
      field: 'into',
    })
  }
  return descendantsOf(column, columns).some(({ id }) => id === into.id)
    ? refusal('column-cycle', `“${into.name}”是“${column.name}”的下级栏目，请先移出再合并`, {
        field: 'into',
      })
    : null
}

/** A column is retired when nothing hangs below it any more; the request desk stays (条例第二十九条). */
export function whyNotRetire(
  column: Column,
  to: { successorId: number | null },
  columns: readonly Column[],
): Refusal | null {
  const retired = whyRetired(column)
  if (retired !== null) return retired
  if (column.kind === 'request') {
    return refusal('request-desk-stays', '依申请公开的受理渠道不能撤销', { article: '条例第二十九条' })
  }
  const below = childrenOf(column.id, columns)
  if (below.length > 0) {
    const names = below.map(({ name }) => `“${name}”`).join('、')
    return refusal('column-has-children', `请先移动、合并或撤销下级栏目：${names}`)
  }
  if (to.successorId === null) return null
  const successor = columns.find(({ id }) => id === to.successorId)
  if (successor === undefined || successor.id === column.id) {
    return refusal('column-successor', '没有找到旧地址要转到的栏目，请另选', { field: 'successorId' })
  }
  return whyRetired(successor, 'successorId')
}

/** Nothing is done with a retired column any more; its old address goes on leading somewhere. */
export function whyRetired(
  column: Pick<Column, 'name'> & { retirement?: Column['retirement'] },
  field = 'columnId',
): Refusal | null {
  if (column.retirement == null) return null
  const on = inWords(column.retirement.on)
  return refusal('column-retired', `“${column.name}”栏目已于${on}撤销，请另选栏目`, { field })
}

/**
 * 条例第二十九条: the request desk takes requests; nothing is published into it. Nor into a link, nor into a column that
 * was retired meanwhile.
 */
export function whyNotPublishInto(
  column: Pick<Column, 'kind' | 'name'> & { retirement?: Column['retirement'] },
): Refusal | null {
  const retired = whyRetired(column)
  if (retired !== null) return retired
  switch (column.kind) {
    case 'list':
    case 'single':
    case 'statutory':
    case 'topic':
      return null
    case 'request':
      return refusal('column-holds-no-documents', `“${column.name}”栏目受理申请，不能发布信息，请另选栏目`, {
        field: 'columnId',
      })
    case 'link':
      return refusal('column-holds-no-documents', `“${column.name}”只是一个链接，不能发布信息，请另选栏目`, {
        field: 'columnId',
      })
  }
}

/** Where the address of a retired column leads at last; null is the home page. */
export function leadsTo(column: Column, columns: readonly Column[]): Column | null {
  if (column.retirement === null) return column
  const next = columns.find(({ id }) => id === column.retirement?.successorId)
  return next === undefined ? null : leadsTo(next, columns)
}

/** The columns whose documents a column's page shows: its own, those below it, and the retired ones that lead here. */
export function gatheredFrom(column: Column, columns: readonly Column[]): Column[] {
  const own = [column, ...descendantsOf(column, columns)]
  const ids = new Set(own.map(({ id }) => id))
  const retired = columns.filter((each) => {
    const end = each.retirement === null ? null : leadsTo(each, columns)
    return end !== null && ids.has(end.id) && !ids.has(each.id)
  })
  return [...own, ...retired]
}

/** The columns in use below this one (null: the topmost), in order. */
export function childrenOf(id: number | null, columns: readonly Column[]): Column[] {
  return columns.filter((each) => each.parentId === id && each.retirement === null)
}

/** Whether a column keeps the interval that it promises. */
export type UpdateState =
  | { state: 'nothing-promised' }
  | { state: 'fresh'; dueOn: Day }
  | { state: 'stale'; dueOn: Day; daysLate: number }
  | { state: 'never-updated' }

/** `updatedOn`: when something was last published into it. The promise is kept through its last day. */
export function updateState(
  { updateIntervalDays, updatedOn }: { updateIntervalDays: number | null; updatedOn: Day | null },
  today: Day,
): UpdateState {
  if (updateIntervalDays === null) return { state: 'nothing-promised' }
  if (updatedOn === null) return { state: 'never-updated' }
  const dueOn = addDays(updatedOn, updateIntervalDays)
  if (dueOn >= today) return { state: 'fresh', dueOn }
  return { state: 'stale', dueOn, daysLate: daysBetween(dueOn, today) }
}

function whyNotParent(parentId: number | null, columns: readonly Column[]): Refusal | null {
  if (parentId === null) return null
  const parent = columns.find(({ id }) => id === parentId)
  if (parent === undefined) return refusal('column-parent', '没有找到上级栏目', { field: 'parentId' })
  if (!holdsDocuments(parent)) {
    return refusal('column-parent', `“${parent.name}”栏目不能有下级栏目，请另选上级`, { field: 'parentId' })
  }
  return whyRetired(parent, 'parentId')
}

function whyNotAddress(address: string, slug: string): Refusal | null {
  if (address.trim() === `/columns/${slug}`) {
    return refusal('column-address', '链接不能指向它自己', { field: 'address' })
  }
  return ADDRESS.test(address.trim())
    ? null
    : refusal('column-address', '请填写链接地址：以 https:// 或 http:// 开头，本网站内的以 / 开头', {
        field: 'address',
      })
}

function holdsDocuments({ kind }: Column): boolean {
  return kind !== 'request' && kind !== 'link'
}

function descendantsOf(column: Column, columns: readonly Column[]): Column[] {
  return columns
    .filter((each) => each.parentId === column.id)
    .flatMap((each) => [each, ...descendantsOf(each, columns)])
}
