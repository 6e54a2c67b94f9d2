import { type Text, written } from './texts.ts'

/** A text that belongs to a time of the year: it is published on this day or soon after. */
export interface FixedText extends Text {
  /** MM-DD */
  from: string
}

const RULES = [
  '信息发布审批',
  '政府信息公开保密审查',
  '依申请公开办理',
  '政策解读',
  '政务新媒体管理',
  '监督考核',
]
const FUNCTIONS = ['主要职责', '内设机构', '办公室职责', '综合科职责', '产业招商一科职责', '产业招商二科职责']
const MORE_FUNCTIONS = ['项目服务科职责', '机关党委职责', '所属事业单位']
const BUDGETS = [
  ['02-05', '2024年部门预算公开'],
  ['02-06', '2024年部门预算编制说明'],
  ['02-07', '2024年“三公”经费预算公开'],
  ['02-08', '2024年政府采购预算公开'],
  ['09-10', '2023年度部门决算公开'],
  ['09-11', '2023年度部门决算编制说明'],
  ['09-12', '2023年度“三公”经费决算公开'],
  ['09-13', '2023年度项目支出绩效自评结果公开'],
] as const

/** What an organ publishes once, or at fixed times of the year. */
export function fixedTexts(): FixedText[] {
  const all = [...onceTexts(), ...budgetTexts(), ...leaderTexts()]
  return all.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

function onceTexts(): FixedText[] {
  const guide = text('01-03', 'disclosure-guide', '襄阳市招商局政府信息公开指南', [
    '为方便公民、法人和其他组织获得本机关的政府信息，依照《中华人民共和国政府信息公开条例》第十二条编制本指南。',
    '本机关主动公开的政府信息，可以在本网站和政务新媒体查阅；申请获取其他政府信息的，可以当面、邮寄或者通过本网站提交申请。',
  ])
  const report = text('01-18', 'annual-reports', '襄阳市招商局2023年政府信息公开工作年度报告', [
    '依照《中华人民共和国政府信息公开条例》第四十九条、第五十条的规定，现公布本机关2023年政府信息公开工作年度报告。',
    '本条信息由演示程序生成，不含真实年度的数据，真实报告请以本机关网站公布的文本为准。',
  ])
  const functions = [...FUNCTIONS, ...MORE_FUNCTIONS].map((name, index) =>
    text(`01-${String(4 + index).padStart(2, '0')}`, 'functions', `襄阳市招商局${name}`, [
      `现将襄阳市招商局${name}予以公开，内容有调整的，将及时更新。`,
    ]),
  )
  const rules = RULES.map((name, index) =>
    text(`03-${String(4 + index * 4).padStart(2, '0')}`, 'disclosure-rules', `襄阳市招商局${name}制度`, [
      `为规范${name}工作，明确程序和责任，结合实际制定本制度。`,
      '各科室应当指定专人负责，并接受局办公室的监督检查。',
    ]),
  )
  return [guide, report, ...functions, ...rules]
}

function budgetTexts(): FixedText[] {
  return BUDGETS.map(([from, name]) =>
    text(from, 'budgets', `襄阳市招商局${name}`, [
      `现将襄阳市招商局${name.replace(/公开$/, '')}予以公开，接受社会监督。`,
    ]),
  )
}

/** Twice a month what the leaders do in public. */
function leaderTexts(): FixedText[] {
  return Array.from({ length: 24 }, (_, index) => {
    const month = Math.floor(index / 2) + 1
    const half = index % 2 === 0 ? '上半月' : '下半月'
    const from = `${String(month).padStart(2, '0')}-${index % 2 === 0 ? '03' : '17'}`
    return text(from, 'leaders', `局领导公务活动（2024年${month}月${half}）`, [
      `2024年${month}月${half}，局领导到基层和企业调研招商引资和项目服务工作，出席有关会议和推介活动。`,
    ])
  })
}

function text(from: string, column: string, title: string, paragraphs: string[]): FixedText {
  return { from, column, ...written(title, paragraphs) }
}
