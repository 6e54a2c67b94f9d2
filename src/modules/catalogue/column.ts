/** What a column holds: a list, one page, a statutory list (条例第二十、二十一条), a topic, or the request desk. */
export type ColumnKind = 'list' | 'single' | 'statutory' | 'topic' | 'request'

/** 栏目. */
export interface Column {
  id: number
  parentId: number | null
  /** Its place in addresses: lower-case words joined by hyphens, unique within the organ, never changed. */
  slug: string
  name: string
  kind: ColumnKind
  /** Its order among the columns of the same parent. */
  position: number
  description: string
}
