import { type Day, day, lastDayOf } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { type Compilation, ENTERED_FIGURES, type EnteredCode, STATE_NAMES } from '../compilation.ts'
import { type CheckResult, SECTION_TITLES } from '../report.ts'
import { type BoundFacts, whyNumberless } from './bound-figures.ts'
import { UNWRITTEN } from './narrative-template.ts'

/** 条例第四十九条：县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交年度报告并向社会公布。 */
const DEPARTMENT_DEADLINE = { monthAndDay: '01-31', article: '条例第四十九条' } as const
/** 条例第四十九条：县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前向社会公布本级政府的年度报告。 */
const GOVERNMENT_DEADLINE = { monthAndDay: '03-31', article: '条例第四十九条' } as const

/** The last day on which the report of a year is in time. */
export function deadlineOf(kind: 'department' | 'government', year: number): { on: Day; article: string } {
  const { monthAndDay, article } = kind === 'government' ? GOVERNMENT_DEADLINE : DEPARTMENT_DEADLINE
  return { on: day(`${year + 1}-${monthAndDay}`), article }
}

/** A report tells of a year that has begun. */
export function whyNotBegin(year: number, today: Day): Refusal | null {
  return today.slice(0, 4) < String(year)
    ? refusal('year-ahead', `${year}年还没有开始，不能编制年度报告`, { field: 'year' })
    : null
}

/** Text and figures change while the report is with its compiler. */
export function whyNotWrite(compilation: Pick<Compilation, 'state'>): Refusal | null {
  switch (compilation.state) {
    case 'drafting':
    case 'returned':
      return null
    case 'submitted':
      return refusal('report-submitted', '报告已提交审定，退回后才能修改')
    case 'accepted':
      return refusal('report-accepted', '报告已审定，需要修改的请先撤回')
    case 'published':
      return refusal('report-published', '报告已经公布，内容不能再改')
  }
}

/** What stands against handing the report in: ALL reasons at once. Only hard checks block; the rest are for a person. */
export function whyNotSubmit(
  compilation: Pick<Compilation, 'state' | 'year' | 'narrative'>,
  facts: {
    today: Day
    entered: readonly EnteredCode[]
    checks: readonly CheckResult[]
    bound: BoundFacts
  },
): Refusal[] {
  const { year, narrative } = compilation
  const missing = (Object.keys(ENTERED_FIGURES) as EnteredCode[]).filter(
    (code) => !facts.entered.includes(code),
  )
  return [
    ...present(whyNotWrite(compilation)),
    ...present(
      facts.today > lastDayOf(year)
        ? null
        : refusal('year-not-over', `${year}年尚未结束，数据还会变化，年末后才能提交`, {
            article: '条例第四十九条',
          }),
    ),
    ...missing.map((code) =>
      refusal('figure-missing', `“${ENTERED_FIGURES[code].label}”尚未填报；没有的请填 0 或者选“不适用”`, {
        field: code,
      }),
    ),
    ...narrative.flatMap((text, at) =>
      UNWRITTEN.test(text)
        ? [
            refusal('text-unwritten', `“${SECTION_TITLES[at]}”中还有〔请…〕的内容没有写`, {
              field: `narrative.${at}`,
            }),
          ]
        : [],
    ),
    // What is missing is asked for above; here is what was left blank on purpose.
    ...(missing.length === 0 ? whyNumberless(narrative, facts.bound) : []),
    ...facts.checks
      .filter(({ kind, verdict }) => kind === 'hard' && verdict === 'fail')
      .map(({ message }) => refusal('balance-broken', message, { article: '国办公开办函〔2021〕30号' })),
  ]
}

/** Somebody else than the compiler decides, on figures that are still what the ledgers say. */
export function whyNotDecide(compilation: Compilation, personId: number): Refusal | null {
  if (compilation.state !== 'submitted') {
    return refusal('not-submitted', `报告${STATE_NAMES[compilation.state]}，没有待审定的报告`)
  }
  return compilation.compilerId === personId
    ? refusal('compiler-decides', '编制人不能审定自己编制的报告，请由另一人审定')
    : null
}

/** `moved` names the figures that the ledgers now give otherwise than the report that was handed in. */
export function whyNotAccept(moved: readonly string[]): Refusal | null {
  if (moved.length === 0) return null
  const shown = moved.slice(0, 3).join('；')
  return refusal(
    'figures-moved',
    `提交以后台账有变化（${shown}${moved.length > 3 ? `等 ${moved.length} 处` : ''}），请退回，按最新数据重新提交`,
  )
}

/** What the screening found in the public text is decided while that text is on its way. */
export function whyNoText({ state, documentId }: Pick<Compilation, 'state' | 'documentId'>): Refusal | null {
  if (state === 'published') return refusal('report-published', '报告已经公布，筛查结果不再处理')
  return documentId === null
    ? refusal('no-text', '还没有生成公开文本，生成送审后才有筛查结果', { field: 'key' })
    : null
}

/** The text for the public is made from the accepted report, again after a reviewer sent it back. */
export function whyNotMakeDocument(
  compilation: Compilation,
  document: 'none' | 'draft' | 'under-way' | 'public',
): Refusal | null {
  if (compilation.state !== 'accepted') {
    return refusal('not-accepted', `报告${STATE_NAMES[compilation.state]}，审定以后才能送审发布`)
  }
  switch (document) {
    case 'none':
    case 'draft':
      return null
    case 'under-way':
      return refusal('document-under-way', '公开文本已经送审，审核结束后再处理')
    case 'public':
      return refusal('report-published', '报告已经公布')
  }
}

export function whyNotTakeBack(
  compilation: Compilation,
  document: 'none' | 'draft' | 'under-way' | 'public',
): Refusal | null {
  if (compilation.state !== 'accepted') {
    return refusal('not-accepted', `报告${STATE_NAMES[compilation.state]}，不需要撤回`)
  }
  return document === 'under-way'
    ? refusal('document-under-way', '公开文本正在审核，由审核人退回后才能撤回修改')
    : null
}

export function whyNotPublish(compilation: Compilation): Refusal | null {
  if (compilation.state !== 'accepted') {
    return refusal('not-accepted', `报告${STATE_NAMES[compilation.state]}，审定以后才能发布`)
  }
  return compilation.documentId === null
    ? refusal('no-document', '还没有生成公开文本，请先生成并送三审三校')
    : null
}

function present(reason: Refusal | null): Refusal[] {
  return reason === null ? [] : [reason]
}
