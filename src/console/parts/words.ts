import type {
  Disclosure,
  DocumentKind,
  DocumentListItem,
  Genre,
  RelationKind,
  Validity,
} from '../../modules/documents/api.ts'

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

export const GENRES: Record<Genre, string> = {
  notice: '通知',
  opinion: '意见',
  announcement: '公告',
  proclamation: '通告',
  bulletin: '通报',
  decision: '决定',
  order: '命令（令）',
  resolution: '决议',
  communique: '公报',
  letter: '函',
  minutes: '纪要',
  reply: '批复',
  report: '报告',
  request: '请示',
  motion: '议案',
  other: '其他',
}

/** What a document does to another, and what the other says of it. */
export const RELATIONS: Record<RelationKind, { states: string; statedBy: string }> = {
  interprets: { states: '解读', statedBy: '解读材料' },
  repeals: { states: '废止', statedBy: '被废止于' },
  amends: { states: '修改', statedBy: '被修改于' },
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
  'screening.dispose': '处理筛查结果',
  'screening.secrecyAlarm': '密级标志报警，未接收',
  'documents.addFile': '上传文件',
  'documents.submit': '送审',
  'documents.publish': '发布',
  'documents.newEdition': '新建版次',
  'documents.publishElsewhere': '登记其他渠道发布',
  'documents.proposeTakedown': '提出撤回',
  'documents.confirmTakedown': '确认撤回',
  'documents.declineTakedown': '否决撤回',
  'documents.takeDown': '撤下',
  'documents.checkTakedown': '核查撤回',
  'documents.importDocument': '迁入',
  'documents.markValidity': '标注效力状态',
  'documents.schedule': '设定定时发布',
  'documents.cancelSchedule': '取消定时发布',
  'documents.scheduleRefused': '定时发布未通过检查',
  'review.open': '开始审核',
  'review.signOff': '审核校对签署',
  'review.recordPaper': '登记纸质签署',
  'review.withdraw': '审核因修改而终止',
  'review.secrecy': '保密审查',
  'channels.recordPublication': '计入发布渠道',
  'channels.post': '推送到公众号',
  'channels.postingFailed': '推送没有成功',
  'channels.retryPosting': '重新推送',
  'channels.confirmPosted': '确认公众号已发布',
}

/** What was done, in the words of the trade; an action not known here keeps its code. */
export function actionName(action: string): string {
  return ACTIONS[action] ?? action
}

export function options<K extends string>(names: Record<K, string>): { value: K; label: string }[] {
  return (Object.keys(names) as K[]).map((value) => ({ value, label: names[value] }))
}
