import type { ItemText } from './item.ts'

/** An item of the standard set, with the columns that usually hold it. */
export interface StandardItem {
  name: string
  content: string
  legalBasis: string
  updateIntervalDays: number | null
  /** Slugs of columns that may be there already; the first ones found are tied. */
  held: readonly string[]
  /** The column that is opened for it below 法定主动公开内容 when none of those is there. */
  column: { slug: string; name: string }
}

/** 条例第十九条、第二十条: the fifteen heads of what every organ publishes. An organ goes on from here (第二十二条). */
export const STANDARD_ITEMS: readonly StandardItem[] = [
  item('一', '法规文件', '行政法规、规章和规范性文件', 'normative-documents', ['policies']),
  item('二', '机构职能', '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名', 'organ-facts', [
    'functions',
    'leaders',
  ]),
  item('三', '规划信息', '国民经济和社会发展规划、专项规划、区域规划及相关政策', 'plans'),
  item('四', '统计信息', '国民经济和社会发展统计信息', 'statistics', [], 366),
  item(
    '五',
    '行政许可和服务',
    '办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果',
    'licences',
  ),
  item(
    '六',
    '处罚强制',
    '实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定',
    'penalties',
  ),
  item('七', '财政预决算', '财政预算、决算信息', 'budgets-accounts', ['budgets'], 366),
  item('八', '收费项目', '行政事业性收费项目及其依据、标准', 'charges'),
  item('九', '政府采购', '政府集中采购项目的目录、标准及实施情况', 'procurement'),
  item('十', '重大项目', '重大建设项目的批准和实施情况', 'major-projects'),
  item(
    '十一',
    '民生保障',
    '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况',
    'public-welfare',
  ),
  item('十二', '应急管理', '突发公共事件的应急预案、预警信息及应对情况', 'emergencies'),
  item('十三', '监督检查', '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况', 'inspections'),
  item('十四', '公务员招考', '公务员招考的职位、名额、报考条件等事项以及录用结果', 'recruitment'),
  item(
    '十五',
    '其他法定信息',
    '法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息',
    'other-statutory',
  ),
]

/** 条例第二十六条、第二十三条: when and where, as long as no other law says more. */
export const STANDARD_WAY: Pick<ItemText, 'timeLimit' | 'limitWorkingDays' | 'channel'> = {
  timeLimit: '自形成或变更之日起20个工作日内',
  limitWorkingDays: 20,
  channel: '政府网站',
}

function item(
  no: string,
  name: string,
  content: string,
  slug: string,
  held: readonly string[] = [],
  updateIntervalDays: number | null = null,
): StandardItem {
  const legalBasis = `条例第二十条第（${no}）项`
  return { name, content, legalBasis, updateIntervalDays, held, column: { slug, name } }
}
