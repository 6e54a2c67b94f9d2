/** A table as RFC 4180 has it, with the mark by which Excel knows UTF-8. */
export function csvText(rows: Iterable<readonly string[]>): string {
  return `\ufeff${Array.from(rows, (cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`
}

/** A spreadsheet would take =, +, - and @ at the beginning for a formula. */
function quoted(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Rows of a CSV (RFC 4180; comma, semicolon or tab), each with the line on which it begins. */
export function readCsv(text: string): { line: number; cells: string[] }[] {
  const source = text.replace(/^\ufeff/, '')
  const comma = separatorOf(source.split('\n')[0] ?? '')
  const rows: { line: number; cells: string[] }[] = []
  let row = { line: 1, cells: [''] }
  let line = 1
  let quoted = false
  const add = (character: string) => {
    row.cells[row.cells.length - 1] += character
  }
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] as string
    if (character === '\n') line += 1
    if (quoted && character === '"' && source[at + 1] === '"') {
      add('"')
      at += 1
    } else if (character === '"' && (quoted || row.cells.at(-1) === '')) quoted = !quoted
    else if (quoted) add(character)
    else if (character === comma) row.cells.push('')
    else if (character === '\n') {
      rows.push(row)
      row = { line, cells: [''] }
    } else if (character !== '\r') add(character)
  }
  rows.push(row)
  return rows
    .map(({ line: begun, cells }) => ({ line: begun, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
}

function separatorOf(first: string): string {
  return [',', '，', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] as string
}

/** The text of a file: UTF-8, or as spreadsheets of older offices write it (GB 18030). */
export function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
