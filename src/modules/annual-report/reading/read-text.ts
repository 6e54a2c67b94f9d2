import type { Block } from './blocks.ts'
import { looksLikeCell } from './cells.ts'

/**
 * Plain text as blocks: a line each. A line with tabs between its fields, or a Markdown row, is a row whose
 * blanks are certain; other lines are read by what stands in them.
 */
export function blocksFromText(text: string): Block[] {
  const blocks: Block[] = []
  for (const raw of text.split(/\r\n|[\n\r\f\u2028\u2029]/)) {
    if (raw.trim() === '') continue
    const fields = fieldsOf(raw)
    if (fields === null) blocks.push({ kind: 'line', text: raw.trim() })
    else if (fields.length > 0) {
      const cells = fields.map((field) => ({ text: field.trim(), colspan: 1, rowspan: 1 }))
      blocks.push({ kind: 'row', table: 0, cells })
    }
  }
  return blocks
}

function fieldsOf(line: string): string[] | null {
  const trimmed = line.trim()
  if (trimmed.startsWith('|') && trimmed.endsWith('|') && trimmed.length > 2) {
    const fields = trimmed.slice(1, -1).split('|')
    // |---|:--:| is the rule below a heading, not a row.
    return fields.every((field) => /^\s*:?-+:?\s*$/.test(field)) ? [] : fields
  }
  const piped = trimmed.split('|')
  if (piped.length >= 3 && piped.slice(1).every(looksLikeCell)) return piped
  const fields = line.replace(/^ +/, '').split('\t')
  const filled = fields.filter((field) => field.trim() !== '')
  const indented = filled.length === 1 && (fields.at(-1) ?? '').trim() !== ''
  return fields.length >= 2 && !indented && filled.every((field) => field.length <= 60) ? fields : null
}
