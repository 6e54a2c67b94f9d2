/** A stretch of the text of a section, as the preview shows it. */
export interface Part {
  /** `unknown` is a name in braces that stands for nothing, `unwritten` a mark 〔请…〕 left by the template. */
  kind: 'text' | 'figure' | 'unknown' | 'unwritten'
  text: string
  /** The bound figure behind the words. */
  name?: string
}

const SPECIAL = /\{([^{}\n]*)\}|〔请[^〕]*〕/g

/** The text with its figures filled in, in parts, so that what is bound can be seen to be. */
export function partsOf(text: string, figures: readonly { name: string; value: string }[]): Part[] {
  const values = new Map(figures.map(({ name, value }) => [name, value]))
  const parts: Part[] = []
  let from = 0
  for (const found of text.matchAll(SPECIAL)) {
    if (found.index > from) parts.push({ kind: 'text', text: text.slice(from, found.index) })
    parts.push(special(found[0], found[1], values))
    from = found.index + found[0].length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

function special(whole: string, name: string | undefined, values: ReadonlyMap<string, string>): Part {
  if (name === undefined) return { kind: 'unwritten', text: whole }
  const value = values.get(name)
  return value === undefined ? { kind: 'unknown', text: whole } : { kind: 'figure', text: value, name }
}

/** How many marks 〔请…〕 wait for words. */
export function countUnwritten(text: string): number {
  return partsOf(text, []).filter(({ kind }) => kind === 'unwritten').length
}

/** Text with something put in place of what is selected. */
export function insertInto(text: string, selection: { start: number; end: number }, words: string): string {
  return text.slice(0, selection.start) + words + text.slice(selection.end)
}
