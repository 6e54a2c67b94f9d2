import type { Column, ColumnKind } from '../../../modules/catalogue/api.ts'

export const COLUMN_KINDS: Record<ColumnKind, string> = {
  list: '信息列表',
  single: '单页',
  statutory: '法定公开内容',
  topic: '专题',
  request: '依申请公开',
  link: '链接',
}

/** 上级 / 栏目, for a choice among columns. */
export function pathOf(column: Column, columns: readonly Column[]): string {
  const parent = columns.find(({ id }) => id === column.parentId)
  return parent === undefined ? column.name : `${pathOf(parent, columns)} / ${column.name}`
}

/** The columns in use as choices, but for those left out. */
export function columnOptions(
  columns: readonly Column[],
  isLeftOut: (column: Column) => boolean = () => false,
): { value: number; label: string }[] {
  return columns
    .filter((each) => each.retirement === null && !isLeftOut(each))
    .map((each) => ({ value: each.id, label: pathOf(each, columns) }))
}

/** Whether documents are put into columns of this kind, and other columns below them. */
export function holdsDocuments({ kind }: Pick<Column, 'kind'>): boolean {
  return kind !== 'request' && kind !== 'link'
}
