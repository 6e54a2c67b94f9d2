import { type Refusal, refusal } from '../../lib/refusal.ts'
import type { Column } from './column.ts'

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** All that stands against this new column beside those that are there. */
export function whyNotCreate(column: Omit<Column, 'id'>, existing: readonly Column[]): Refusal[] {
  const reasons: Refusal[] = []
  if (!SLUG.test(column.slug)) {
    reasons.push(
      refusal('column-slug', '栏目地址只能用小写字母、数字和连字符，例如 disclosure-guide', {
        field: 'slug',
      }),
    )
  }
  if (existing.some((each) => each.slug === column.slug)) {
    reasons.push(refusal('column-slug-taken', `栏目地址“${column.slug}”已被使用`, { field: 'slug' }))
  }
  const name = whyNotName(column.name)
  if (name !== null) reasons.push(name)
  if (column.parentId !== null && !existing.some((each) => each.id === column.parentId)) {
    reasons.push(refusal('column-parent', '没有找到上级栏目', { field: 'parentId' }))
  }
  return reasons
}

export function whyNotName(name: string): Refusal | null {
  return name.trim() === '' ? refusal('column-name', '请填写栏目名称', { field: 'name' }) : null
}

/** 条例第二十九条: the request desk takes requests; nothing is published into it. */
export function whyNotPublishInto(column: Pick<Column, 'kind' | 'name'>): Refusal | null {
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
  }
}
