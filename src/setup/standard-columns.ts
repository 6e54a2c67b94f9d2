import type { ColumnKind } from '../modules/catalogue/index.ts'

export interface StandardColumn {
  slug: string
  name: string
  kind: ColumnKind
  /** Slug of the column above, which stands before it in the list. */
  parent?: string
  description?: string
}

/**
 * What a new site opens with. 国办公开办函〔2019〕61号 prescribes 指南、制度、法定主动公开内容、年报 for every organ;
 * further columns are the organ's own choice, made in the settings.
 */
export const STANDARD_COLUMNS: readonly StandardColumn[] = [
  { slug: 'headlines', name: '头条', kind: 'list' },
  { slug: 'notices', name: '通知公告', kind: 'list' },
  {
    slug: 'functions',
    name: '机构职能',
    kind: 'list',
    description: '机关职能、机构设置、办公地址、联系方式',
  },
  { slug: 'leaders', name: '领导信息', kind: 'list', description: '负责人姓名及分工' },
  { slug: 'policies', name: '政策文件', kind: 'list', description: '规章、行政规范性文件及解读' },
  { slug: 'budgets', name: '财政预决算', kind: 'list' },
  { slug: 'disclosure', name: '政府信息公开', kind: 'list' },
  { slug: 'disclosure-guide', name: '政府信息公开指南', kind: 'single', parent: 'disclosure' },
  { slug: 'disclosure-rules', name: '政府信息公开制度', kind: 'list', parent: 'disclosure' },
  { slug: 'statutory-content', name: '法定主动公开内容', kind: 'statutory', parent: 'disclosure' },
  { slug: 'annual-reports', name: '政府信息公开年报', kind: 'list', parent: 'disclosure' },
  { slug: 'requests', name: '依申请公开', kind: 'request' },
]
