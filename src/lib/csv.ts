/** A table as RFC 4180 has it, with the mark by which Excel knows UTF-8. */
export function csvText(rows: Iterable<readonly string[]>): string {
  return `\ufeff${Array.from(rows, (cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`
}

/** A spreadsheet would take =, +, - and @ at the beginning for a formula. */
function quoted(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
