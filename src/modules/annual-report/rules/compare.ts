import { type AnnualReport, type Cell, SECTION_TITLES } from '../report.ts'
import { layTables } from './table-layout.ts'
import { count } from './totals.ts'

/** One cell in both reports. */
export interface ComparedCell {
  table: 2 | 3 | 4
  row: string
  column: string
  /** Row and column in words. */
  name: string
  before: Cell
  after: Cell
  /** after − before, blanks and "/" as 0. */
  difference: number
}

/** A sentence that stands in both (but for its numbers, `renumbered`), only before or only after. */
export interface ComparedSentence {
  kind: 'same' | 'renumbered' | 'gone' | 'new'
  text: string
}

export interface ComparedSection {
  title: string
  /** In the order of reading. */
  sentences: ComparedSentence[]
  /** The share of the later text, 0 to 1, that repeats the earlier one but for its numbers; null without text. */
  repeated: number | null
}

export interface Comparison {
  before: { organ: string | null; year: number | null }
  after: { organ: string | null; year: number | null }
  cells: ComparedCell[]
  sections: ComparedSection[]
  /** Over all sections. */
  repeated: number | null
}

/** Two reports side by side: of two years, or of two organs. Supervisors look for text that was copied. */
export function compareReports(before: AnnualReport, after: AnnualReport): Comparison {
  const sections = SECTION_TITLES.map((title, at) =>
    compareSections(title, before.sections[at]?.text ?? '', after.sections[at]?.text ?? ''),
  )
  return {
    before: { organ: before.organ, year: before.year },
    after: { organ: after.organ, year: after.year },
    cells: compareCells(before, after),
    sections,
    repeated: shareOf(sections.flatMap(({ sentences }) => sentences)),
  }
}

function compareCells(before: AnnualReport, after: AnnualReport): ComparedCell[] {
  const later = layTables(after)
  return layTables(before).flatMap(({ table, body }, at) => {
    const figures = later[at]?.body.flat() ?? []
    return body.flat().flatMap((cell, place) => {
      const other = figures[place]
      if (cell.kind !== 'figure' || other?.kind !== 'figure') return []
      const { row, column, name, value } = cell
      const difference = Math.round((count(other.value) - count(value)) * 1e6) / 1e6
      return [{ table, row, column, name, before: value, after: other.value, difference }]
    })
  })
}

function compareSections(title: string, before: string, after: string): ComparedSection {
  const sentences = alignSentences(sentencesOf(before), sentencesOf(after))
  return { title, sentences, repeated: shareOf(sentences) }
}

function shareOf(sentences: readonly ComparedSentence[]): number | null {
  const length = (kinds: ComparedSentence['kind'][]) =>
    sentences.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { text }) => sum + text.length, 0)
  const whole = length(['same', 'renumbered', 'new'])
  return whole === 0 ? null : length(['same', 'renumbered']) / whole
}

/** A report has some hundred sentences; a text made to exhaust the table below is cut. */
const MOST_SENTENCES = 2000

/** By full stops and semicolons. A short line is a heading of its own; a long one that has no end goes on in the next. */
function sentencesOf(text: string): string[] {
  const whole = text.replace(/[ \t\u3000]+/g, '').replace(/([^\n]{16}[^\n。；;！？!?：:])\n/g, '$1')
  return (whole.match(/[^。；;！？!?\n]+[。；;！？!?]?/g) ?? []).slice(0, MOST_SENTENCES)
}

/** What is left of a sentence when its numbers change: copied text has new ones. */
function withoutNumbers(sentence: string): string {
  return sentence.normalize('NFKC').replace(/\d[\d,.]*/g, '#')
}

/** The longest common sequence of sentences, numbers aside; what it leaves is gone or new. */
function alignSentences(before: readonly string[], after: readonly string[]): ComparedSentence[] {
  const [left, right] = [before.map(withoutNumbers), after.map(withoutNumbers)]
  const length = commonLengths(left, right)
  const width = right.length + 1
  const aligned: ComparedSentence[] = []
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      aligned.push({ kind: before[i] === after[j] ? 'same' : 'renumbered', text: after[j] ?? '' })
      i += 1
      j += 1
    } else if (
      j >= right.length ||
      (i < left.length && (length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0))
    ) {
      aligned.push({ kind: 'gone', text: before[i] ?? '' })
      i += 1
    } else {
      aligned.push({ kind: 'new', text: after[j] ?? '' })
      j += 1
    }
  }
  return aligned
}

/** At [i, j]: how many sentences the rests from there have in common, in order. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint16Array {
  const width = right.length + 1
  const length = new Uint16Array((left.length + 1) * width)
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      length[i * width + j] =
        left[i] === right[j]
          ? (length[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0)
    }
  }
  return length
}
