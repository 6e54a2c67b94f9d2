import { addDays, type Day, firstDayOf, lastDayOf, day as legalDay } from '../lib/day.ts'
import { nationalCalendar } from '../modules/calendar/index.ts'
import type { Submission } from '../modules/requests/index.ts'
import { fixedTexts } from './fixed-texts.ts'
import { REPORT_FIGURES, REPORT_TEXT } from './report-text.ts'
import type { Plan, PlannedDay, PlannedDocument, PlannedReport, RequestStep, Setting } from './setting.ts'
import { newsOrder, newsText, type Text } from './texts.ts'
import { XIANGYANG } from './xiangyang.ts'

const YEAR = 2024
/** What the report of 2024 states: 1,337 on the website, 2,584 in all. */
export const FIGURES = { website: 1337, wechat: 812, app: 435, all: 2584 } as const
/** Columns whose texts concern the organ itself; the other channels carry news. */
const NOT_ELSEWHERE = ['functions', 'leaders', 'budgets', 'disclosure-guide', 'disclosure-rules']
const REPOST_SOURCE = '襄阳市人民政府网站（示例来源）'

/** The whole year of 襄阳市招商局. The same on every call: no clock, no chance. */
export function planYear(): Plan {
  const texts = spreadTexts(spreadDays(workingDays(YEAR)))
  const documents = withChannels(texts.map(({ day, text }, index) => ({ day, ...plan(text, index) })))
  const byDay = Map.groupBy(documents, ({ day }) => day)
  return {
    setting: XIANGYANG,
    days: [...byDay].map(([day, planned]) => planDay(day, planned)),
    submission: SUBMISSION,
    // Numbers to 2025-01486 were given by the system before; the first here is 2025-01487.
    indexSeries: { year: YEAR + 1, last: 1486, by: 'system' },
    report: REPORT,
  }
}

/** The people who sign the `index`-th document, one per level, the work shared among all signers. */
export function signersOf(setting: Setting, index: number): string[] {
  return setting.chain.levels.map(({ signers }, level) => {
    const turn = Math.floor(index / (level + 1))
    return signers[turn % signers.length] ?? ''
  })
}

function planDay(day: Day, planned: readonly (PlannedDocument & { day: Day })[]): PlannedDay {
  return {
    day,
    documents: planned.map(({ day: _, ...document }) => document),
    request: REQUEST.filter((each) => each.day === day).map(({ step }) => step),
  }
}

function workingDays(year: number): Day[] {
  const days: Day[] = []
  for (let each = firstDayOf(year); each <= lastDayOf(year); each = addDays(each, 1)) {
    if (nationalCalendar.isWorkingDay(each)) days.push(each)
  }
  return days
}

/** One entry per document: busier and quieter days, none empty. */
function spreadDays(days: readonly Day[]): Day[] {
  const weights = days.map((_, index) => 3 + ((index * 7 + 2) % 5))
  const total = weights.reduce((sum, each) => sum + each, 0)
  let before = 0
  return days.flatMap((day, index) => {
    const start = Math.floor((before * FIGURES.website) / total)
    before += weights[index] ?? 0
    const end = Math.floor((before * FIGURES.website) / total)
    return Array.from({ length: end - start }, () => day)
  })
}

/** Fixed texts take the first place on or after their day, news the places that are left. */
function spreadTexts(slots: readonly Day[]): { day: Day; text: Text }[] {
  const fixed = fixedTexts()
  const news = newsOrder()
  const used = new Map<string, number>()
  return slots.map((day) => {
    const next = fixed[0]
    if (next !== undefined && `${YEAR}-${next.from}` <= day) {
      fixed.shift()
      const { from: _, ...text } = next
      return { day, text }
    }
    const column = news.shift() ?? 'headlines'
    const number = used.get(column) ?? 0
    used.set(column, number + 1)
    return { day, text: newsText(column, number, day) }
  })
}

function plan(text: Text, index: number): PlannedDocument {
  const isRepost = text.column === 'headlines' && index % 6 === 0
  const editors = XIANGYANG.people.filter(({ roles }) => roles.includes('editor'))
  return {
    ...text,
    origin: `replay:${YEAR}:${String(index + 1).padStart(4, '0')}`,
    source: isRepost ? REPOST_SOURCE : XIANGYANG.founding.organ.name,
    isRepost,
    author: editors[index % editors.length]?.login ?? '',
    signers: signersOf(XIANGYANG, index),
    elsewhere: [],
  }
}

/** Spreads the publications of the two other channels evenly over the news. */
function withChannels<T extends PlannedDocument>(documents: readonly T[]): T[] {
  const news = documents.filter(({ column }) => !NOT_ELSEWHERE.includes(column))
  const place = new Map(news.map(({ origin }, index) => [origin, index]))
  const isIn = (index: number, count: number) =>
    Math.floor(((index + 1) * count) / news.length) > Math.floor((index * count) / news.length)
  return documents.map((document) => {
    const index = place.get(document.origin)
    if (index === undefined) return document
    const wechat = isIn(index, FIGURES.wechat) ? ['招商襄阳'] : []
    const app = isIn(index, FIGURES.app) ? ['汉水襄阳'] : []
    return { ...document, elsewhere: [...wechat, ...app] }
  })
}

const SUBMISSION: Submission = {
  applicantKind: 'naturalPerson',
  applicant: {
    name: '示例申请人',
    // A number from the standard's own example (GB 11643), nobody's.
    idDocument: '11010519491231002X',
    phone: '13800000000',
    email: 'applicant@example.com',
    address: '襄阳市示例路1号',
  },
  information: '2023年度全市招商引资签约项目数量及分产业情况（示例）',
  description: '按产业分类的项目数量汇总（示例信息，供演示使用）',
  provideAs: 'email',
  serveBy: 'online',
  helpWanted: '',
  idempotencyKey: 'replay-2024-request-0001',
}

const REQUEST: readonly { day: string; step: RequestStep }[] = [
  { day: '2024-06-12', step: { kind: 'submit' } },
  { day: '2024-06-13', step: { kind: 'confirm', by: 'officer' } },
  {
    day: '2024-06-24',
    step: {
      kind: 'propose',
      by: 'officer',
      content:
        '2023年度全市招商引资签约项目按产业分类的数量汇总，已随本答复书一并提供。\n（示例信息，供演示使用）',
    },
  },
  { day: '2024-06-26', step: { kind: 'approve', by: 'head', opinion: '同意' } },
  { day: '2024-06-26', step: { kind: 'serve', by: 'officer' } },
]

const REPORT: PlannedReport = {
  year: YEAR,
  by: 'compiler',
  decidedBy: 'head',
  column: 'annual-reports',
  chainName: XIANGYANG.chain.name,
  signers: signersOf(XIANGYANG, 0),
  figures: REPORT_FIGURES,
  narrative: REPORT_TEXT,
  days: {
    begun: legalDay('2025-01-02'),
    submitted: legalDay('2025-01-06'),
    accepted: legalDay('2025-01-08'),
    sentForReview: legalDay('2025-01-09'),
    reviewed: legalDay('2025-01-13'),
    published: legalDay('2025-01-14'),
  },
}
