import { inWords } from './print-report.ts'
import type { ComparedSentence, Comparison } from './rules/index.ts'

const MARKS: Readonly<Record<ComparedSentence['kind'], string>> = {
  same: ' ',
  renumbered: '~',
  gone: '-',
  new: '+',
}

/** Two reports side by side, as a terminal shows them: changed figures, then sentences that came and went. */
export function printComparison({ before, after, cells, sections, repeated }: Comparison): string[] {
  const changed = cells.filter(({ difference }) => difference !== 0)
  return [
    `${nameOf(before)} → ${nameOf(after)}`,
    '',
    `表格：${cells.length} 格中有 ${changed.length} 格不同`,
    ...changed.map(
      (each) =>
        `  表${'二三四'[each.table - 2]} ${each.name}  ${inWords(each.before)} → ${inWords(each.after)}  ${each.difference > 0 ? '+' : ''}${each.difference}`,
    ),
    ...sections.flatMap(({ title, sentences, repeated: share }) => [
      '',
      `${title}  重复 ${percent(share)}`,
      ...sentences.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => `  ${MARKS[kind]} ${text}`),
    ]),
    '',
    `全文  重复 ${percent(repeated)}（数字不计；- 删去，+ 新增，~ 只换了数字）`,
  ]
}

function nameOf({ organ, year }: Comparison['before']): string {
  return `${organ ?? '（机关名称未识别）'} ${year ?? '（年份未识别）'}年`
}

function percent(share: number | null): string {
  return share === null ? '（没有文字）' : `${Math.round(share * 100)}%`
}
