import { escapeHtml } from '../letters/rules/index.ts'

const STYLE = `
body { font: 16px/1.7 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; color: #111; margin: 2rem auto; max-width: 62rem; padding: 0 1rem }
h1 { font-size: 1.5rem; text-align: center; margin: 0 0 .5rem }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem }
p.under { text-align: center; color: #444; margin: 0 0 1.5rem }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 }
th, td { border: 1px solid #555; padding: .35rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { background: #f1f1f1; font-weight: 600; white-space: nowrap }
tbody th { width: 11rem }
td.day { white-space: nowrap }
tr.off td, tr.excluded td, tr.reset td { color: #666 }
p.note { color: #444; font-size: .9rem }
@media print { body { margin: 0; max-width: none } thead { display: table-header-group } tr { break-inside: avoid } a { color: inherit; text-decoration: none } }
@page { size: A4; margin: 2cm }
`

/** A path of the pack as an address beside the index. */
export function hrefOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

/** Names and values; what has no value is left out. */
export function factsOf(facts: readonly [string, string | undefined][]): string {
  const rows = facts.filter(([, value]) => value !== undefined && value !== '')
  if (rows.length === 0) return ''
  return `<table><tbody>${rows.map(([name, value]) => `<tr><th>${name}</th><td>${lines(value ?? '')}</td></tr>`).join('\n')}</tbody></table>`
}

/** Cells are HTML; `kinds` are the classes of the rows, where they have any. */
export function tableOf(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  kinds: readonly string[] = [],
): string {
  const head = heads.map((each) => `<th>${each}</th>`).join('')
  const body = rows.map((cells, index) => {
    const kind = kinds[index]
    return `<tr${kind === undefined ? '' : ` class="${kind}"`}>${cellsOf(cells)}</tr>`
  })
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`
}

const DAY = /^\d{4}-\d{2}-\d{2}/

function cellsOf(cells: readonly string[]): string {
  return cells.map((cell) => `<td${DAY.test(cell) ? ' class="day"' : ''}>${cell}</td>`).join('')
}

/** What a person wrote, with its lines. */
export function lines(text: string): string {
  return escapeHtml(text).replaceAll(/\r?\n/g, '<br>')
}

/** A page that can be read and printed by itself. */
export function page(title: string, under: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body>
<h1>${title}</h1>
<p class="under">${escapeHtml(under)}</p>
${body}
</body>
</html>
`
}
