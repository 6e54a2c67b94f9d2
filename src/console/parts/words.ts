import type { Disclosure, DocumentKind, DocumentListItem, Validity } from '../../modules/documents/api.ts'

type EditionState = DocumentListItem['state']

export const STATES: Record<EditionState, { name: string; color: string }> = {
  draft: { name: '草稿', color: 'default' },
  inReview: { name: '审核中', color: 'processing' },
  approved: { name: '已审核待发布', color: 'warning' },
  published: { name: '已发布', color: 'success' },
  superseded: { name: '已被新版替代', color: 'default' },
  takenDown: { name: '已撤回', color: 'error' },
}

export const KINDS: Record<DocumentKind, string> = {
  general: '一般信息',
  rule: '规章',
  normativeDocument: '行政规范性文件',
  interpretation: '政策解读',
  annualReport: '政府信息公开工作年度报告',
}

export const DISCLOSURES: Record<Disclosure, string> = {
  proactive: '主动公开',
  onRequest: '依申请公开',
  withheld: '不予公开',
}

export const VALIDITIES: Record<Validity, string> = {
  valid: '有效',
  expired: '失效',
  repealed: '废止',
  amended: '已修改',
}

export const REVIEW_STATES = {
  open: '审核中',
  passed: '已通过',
  returned: '已退回',
  withdrawn: '已撤回送审',
} as const

export const VERDICTS = { pass: '通过', return: '退回' } as const

const ACTIONS: Record<string, string> = {
  'documents.draft': '拟稿',
  'documents.edit': '修改',
  'documents.submit': '送审',
  'documents.publish': '发布',
  'documents.newEdition': '新建版次',
  'documents.publishElsewhere': '登记其他渠道发布',
  'documents.markValidity': '标注效力状态',
  'review.open': '开始审核',
  'review.signOff': '审核校对签署',
  'review.withdraw': '审核因修改而终止',
  'review.secrecy': '保密审查',
  'channels.recordPublication': '计入发布渠道',
}

/** What was done, in the words of the trade; an action not known here keeps its code. */
export function actionName(action: string): string {
  return ACTIONS[action] ?? action
}

export function options<K extends string>(names: Record<K, string>): { value: K; label: string }[] {
  return (Object.keys(names) as K[]).map((value) => ({ value, label: names[value] }))
}
