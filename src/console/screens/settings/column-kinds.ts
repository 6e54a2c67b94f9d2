import type { ColumnKind } from '../../../modules/catalogue/api.ts'

export const COLUMN_KINDS: Record<ColumnKind, string> = {
  list: '信息列表',
  single: '单页',
  statutory: '法定公开内容',
  topic: '专题',
  request: '依申请公开',
}
