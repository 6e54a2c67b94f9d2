import { type Day, inWords } from '../lib/day.ts'

/** Stands at the end of every text: nobody shall take the demo for the organ's own words. */
export const SAMPLE_NOTE = '（示例信息，供演示使用）'

const PLACES = [
  ...['襄城区', '樊城区', '襄州区', '枣阳市', '宜城市', '老河口市', '南漳县', '保康县'],
  ...['谷城县', '襄阳高新区', '东津新区', '鱼梁洲开发区', '襄阳综合保税区'],
] as const
const INDUSTRIES = [
  ...['汽车及零部件', '新能源汽车', '新能源新材料', '电子信息', '装备制造', '医药化工', '农产品加工'],
  ...['节能环保', '现代纺织', '生物医药', '数字经济', '航空航天', '绿色食品', '现代物流', '储能电池'],
] as const

/** The columns of news and how many texts each gets in the year; each title names a place and an industry. */
const NEWS: Record<string, { count: number; titles: readonly string[] }> = {
  headlines: {
    count: 307,
    titles: [
      '全市招商引资工作调度会召开，{place}就{industry}招商作交流',
      '市招商局赴{place}调研{industry}项目建设情况',
      '{place}{industry}招商推介活动成功举办',
      '市招商局组织{industry}企业走进{place}考察对接',
      '聚焦“项目建设年”，{place}{industry}项目签约落地',
    ],
  },
  'industry-chains': {
    count: 230,
    titles: [
      '{place}{industry}产业链招商进展',
      '{industry}产业链专班到{place}开展企业走访',
      '{industry}产业链上下游企业对接会在{place}召开',
      '补链强链：{place}{industry}配套企业名录更新',
    ],
  },
  projects: {
    count: 200,
    titles: [
      '{place}{industry}产业园项目开工建设',
      '{place}{industry}生产基地项目有序推进',
      '{place}{industry}项目竣工投产',
      '{place}{industry}项目完成备案并进入施工准备',
    ],
  },
  industries: {
    count: 160,
    titles: [
      '襄阳市{industry}产业概况：{place}篇',
      '{place}{industry}产业集聚发展情况',
      '{place}{industry}重点企业介绍',
    ],
  },
  'invest-in-xiangyang': {
    count: 140,
    titles: [
      '投资襄阳看{place}：{industry}发展机遇',
      '投资襄阳·营商环境：{place}服务{industry}企业侧记',
      '投资襄阳·要素保障：{place}{industry}项目用地用工指引',
    ],
  },
  promotions: {
    count: 110,
    titles: ['专题推介：{place}{industry}招商项目册', '专题推介：{place}{industry}产业园区载体'],
  },
  'investment-guide': {
    count: 70,
    titles: ['投资指南：{place}{industry}项目落地办事流程', '投资指南：{place}{industry}企业常见问题解答'],
  },
  'statutory-content': {
    count: 70,
    titles: ['{place}{industry}招商引资项目信息公开', '{place}{industry}惠企政策落实情况公开'],
  },
}

export interface Text {
  column: string
  title: string
  bodyHtml: string
  summary: string
}

/** How many texts of news the year has, all columns together. */
export const NEWS_COUNT = Object.values(NEWS).reduce((sum, { count }) => sum + count, 0)

/** Columns in the order in which their texts come, each spread evenly over the year. */
export function newsOrder(): string[] {
  const places = Object.entries(NEWS).flatMap(([column, { count }]) =>
    Array.from({ length: count }, (_, index) => ({ column, at: (index + 0.5) / count })),
  )
  return places.sort((a, b) => a.at - b.at || a.column.localeCompare(b.column)).map(({ column }) => column)
}

/** The `number`-th text (from 0) of a column of news, as of a day. No two of a column have the same title. */
export function newsText(column: string, number: number, on: Day): Text {
  const titles = NEWS[column]?.titles ?? []
  const total = titles.length * PLACES.length * INDUSTRIES.length
  // A stride without a common divisor visits every combination once, in an order that looks like none.
  const pick = (number * 677 + 101) % total
  const place = PLACES[Math.floor(pick / titles.length) % PLACES.length] ?? ''
  const industry = INDUSTRIES[Math.floor(pick / titles.length / PLACES.length)] ?? ''
  const template = titles[pick % titles.length] ?? ''
  const title = template.replace('{place}', place).replace('{industry}', industry)
  return { column, ...written(title, newsParagraphs({ title, place, industry, number, on })) }
}

/** Title and body marked as samples. */
export function written(title: string, paragraphs: readonly string[]): Omit<Text, 'column'> {
  const bodyHtml = [...paragraphs, SAMPLE_NOTE].map((each) => `<p>${each}</p>`).join('')
  return { title: `${title}（示例）`, bodyHtml, summary: paragraphs[0] ?? '' }
}

function newsParagraphs(facts: {
  title: string
  place: string
  industry: string
  number: number
  on: Day
}): string[] {
  const { title, place, industry, number, on } = facts
  const projects = 2 + (number % 7)
  const investment = 3 + ((number * 13) % 48)
  const second = [
    `今年以来，${place}围绕${industry}产业开展精准招商，梳理在谈项目${projects}个，意向投资约${investment}亿元，逐项明确责任单位和推进时限。`,
    `${place}坚持“一个项目、一名专员、一张清单”，为${industry}企业提供从洽谈到投产的全程服务，本月协调解决用地、用能、用工等事项${projects}件。`,
    `截至目前，${place}${industry}领域在建项目${projects}个，计划总投资约${investment}亿元，配套设施同步建设。`,
  ]
  const third = [
    `下一步，将继续完善${industry}产业链图谱，做好项目跟踪服务，推动签约项目早落地、早开工、早见效。`,
    `欢迎有意投资${industry}产业的企业与市招商局或者${place}招商服务机构联系。`,
  ]
  return [
    `${inWords(on)}，${title}。市招商局会同${place}有关部门，就${industry}产业的项目谋划、要素保障和企业服务作了安排。`,
    second[number % second.length] ?? '',
    third[number % third.length] ?? '',
  ]
}
