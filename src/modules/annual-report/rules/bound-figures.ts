import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Figures } from '../compilation.ts'
import { type Cell, OUTCOME_CODES, type RowCode, type RowGroup } from '../report.ts'
import { count } from './totals.ts'

/** What the names in the text stand for. */
export interface BoundFacts {
  organName: string
  shortName: string
  year: number
  figures: Figures
}

/** A figure that the text may name; the number is filled in, so that text and table cannot disagree. */
interface BoundFigure {
  unit: string
  value(facts: BoundFacts): string | number | Cell
}

const row = (code: RowCode): BoundFigure => ({
  unit: '件',
  value: ({ figures }) => figures.table3[code].total,
})
const group = (of: RowGroup): BoundFigure => ({
  unit: '件',
  value: ({ figures }) =>
    sum(OUTCOME_CODES.filter((code) => code.startsWith(`${of}.`)).map((code) => figures.table3[code].total)),
})
const published = (isMeant: (kind: string) => boolean): BoundFigure => ({
  unit: '条',
  value: ({ figures }) =>
    sum(figures.publications.filter(({ kind }) => isMeant(kind)).map((each) => each.count)),
})

/** The names that may stand in braces, e.g. 收到{新收申请}件. */
export const BOUND_FIGURES = {
  机关名称: { unit: '', value: ({ organName }) => organName },
  机关简称: { unit: '', value: ({ shortName }) => shortName },
  年度: { unit: '年', value: ({ year }) => year },
  下一年度: { unit: '年', value: ({ year }) => year + 1 },
  公开信息总数: published(() => true),
  网站发布信息: published((kind) => kind === 'website'),
  其他渠道发布信息: published((kind) => kind !== 'website'),
  规章制发: { unit: '件', value: ({ figures }) => figures.table2.rules.made },
  规范性文件制发: { unit: '件', value: ({ figures }) => figures.table2.normativeDocuments.made },
  规范性文件废止: { unit: '件', value: ({ figures }) => figures.table2.normativeDocuments.repealed },
  规范性文件现行有效: { unit: '件', value: ({ figures }) => figures.table2.normativeDocuments.inForce },
  新收申请: row('received'),
  上年结转申请: row('carriedIn'),
  办结申请: row('concluded'),
  结转下年申请: row('carriedOut'),
  予以公开: row('granted'),
  部分公开: row('partlyGranted'),
  不予公开: group('refused'),
  无法提供: group('unavailable'),
  不予处理: group('notProcessed'),
  其他处理: group('other'),
  行政复议: { unit: '件', value: ({ figures }) => figures.table4.reconsideration.total },
  行政诉讼: {
    unit: '件',
    value: ({ figures }) =>
      sum([figures.table4.suitDirect.total, figures.table4.suitAfterReconsideration.total]),
  },
  收费通知: { unit: '件', value: ({ figures }) => figures.feeNotices.notices },
  收费通知金额: { unit: '元', value: ({ figures }) => figures.feeNotices.amountNotified },
  实际收取金额: { unit: '元', value: ({ figures }) => figures.feeNotices.amountPaid },
  承办建议: { unit: '件', value: ({ figures }) => figures.suggestions },
  闭会建议: { unit: '件', value: ({ figures }) => figures.recessSuggestions },
  承办提案: { unit: '件', value: ({ figures }) => figures.proposals },
  建议提案合计: {
    unit: '件',
    value: ({ figures }) => sum([figures.suggestions, figures.recessSuggestions, figures.proposals]),
  },
} as const satisfies Record<string, BoundFigure>

const PLACEHOLDER = /\{([^{}\n]*)\}/g

/** The text with its figures filled in. Names that mean nothing stay as they are; see `whyNotText`. */
export function fillText(text: string, facts: BoundFacts): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const figure = figureOf(name)
    return figure === null ? whole : inWords(figure.value(facts))
  })
}

/** Every name with the figure it stands for now, for the list beside the editor. */
export function listBoundFigures(facts: BoundFacts): { name: string; unit: string; value: string }[] {
  return Object.entries(BOUND_FIGURES).map(([name, { unit, value }]) => ({
    name,
    unit,
    value: inWords((value as BoundFigure['value'])(facts)),
  }))
}

/** Names in braces that stand for nothing, one refusal each, beside their section (`narrative.0` …). */
export function whyNotText(narrative: readonly string[]): Refusal[] {
  return narrative.flatMap((text, at) =>
    [...text.matchAll(PLACEHOLDER)]
      .filter(([, name = '']) => figureOf(name) === null)
      .map(([whole]) =>
        refusal('unknown-figure', `没有“${whole}”这个数字，请从右侧列表中选取`, { field: `narrative.${at}` }),
      ),
  )
}

/** Names in the text whose figure is blank or 不适用: a sentence about them would lack its number. */
export function whyNumberless(narrative: readonly string[], facts: BoundFacts): Refusal[] {
  return narrative.flatMap((text, at) =>
    [...text.matchAll(PLACEHOLDER)]
      .filter(([, name = '']) => [null, 'n/a'].includes(figureOf(name)?.value(facts) as string | null))
      .map(([whole]) =>
        refusal('figure-numberless', `“${whole}”没有数字（空白或者不适用），请改写这一句，不要引用它`, {
          field: `narrative.${at}`,
        }),
      ),
  )
}

function figureOf(name: string): BoundFigure | null {
  return Object.hasOwn(BOUND_FIGURES, name) ? BOUND_FIGURES[name as keyof typeof BOUND_FIGURES] : null
}

function inWords(value: string | Cell): string {
  if (value === null) return '（未填）'
  return value === 'n/a' ? '不适用' : String(value)
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce<number>((total, cell) => total + count(cell), 0)
}
