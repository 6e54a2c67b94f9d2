import { load } from 'cheerio'
import type { Block, GridCell } from './blocks.ts'
import { UnreadableReport } from './unreadable-report.ts'

type Node = ReturnType<ReturnType<typeof load>['root']>[0]['childNodes'][number]

const SKIPPED = new Set([
  'script',
  'style',
  'head',
  'nav',
  'footer',
  'noscript',
  'template',
  'select',
  'button',
  'svg',
])
const INLINE = new Set([
  'a',
  'b',
  'strong',
  'i',
  'em',
  'u',
  'span',
  'font',
  'sup',
  'sub',
  'small',
  'big',
  'mark',
  'ins',
  'o:p',
  'label',
])
/** Deeper pages exist only to exhaust a reader. */
const MAX_DEPTH = 400

/**
 * A page as lines and table rows. Only the innermost tables are tables; those around them are layout, and
 * so is a table of one column. Navigation, scripts and footers are left out. The title of the window comes
 * apart: it often has the site's name behind it.
 */
export function blocksFromHtml(html: string, name: string): { blocks: Block[]; title: string } {
  if (nestsTooDeep(html)) throw new UnreadableReport(`${name} 的网页嵌套过深，无法读取`)
  const $ = load(html)
  const reader = new Reader()
  reader.walk($.root()[0]?.childNodes ?? [], 0)
  reader.endLine()
  return { blocks: reader.blocks, title: $('title').first().text().trim() }
}

const NESTING =
  /<(\/?)(?:div|span|font|b|i|u|a|em|strong|center|section|article|blockquote|ul|ol|dl|table|form)[\s/>]/gi
const MAX_NESTING = 1000

/** Every element open costs a parser of HTML time at every other: without a limit a page could stop it. */
function nestsTooDeep(html: string): boolean {
  let depth = 0
  for (const match of html.matchAll(NESTING)) {
    depth = match[1] === '' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > MAX_NESTING) return true
  }
  return false
}

class Reader {
  blocks: Block[] = []
  private line = ''
  private tables = 0

  walk(nodes: readonly Node[], depth: number): void {
    for (const node of nodes) this.visit(node, depth)
  }

  private visit(node: Node, depth: number): void {
    if (node.type === 'text') {
      this.line += node.data.replace(/\s+/g, ' ')
      return
    }
    if (!('childNodes' in node) || depth > MAX_DEPTH) return
    const tag = 'name' in node ? node.name : ''
    if (SKIPPED.has(tag)) return
    if (tag === 'br') {
      this.endLine()
      return
    }
    if (INLINE.has(tag)) {
      this.walk(node.childNodes, depth + 1)
      return
    }
    this.endLine()
    if (tag === 'table' && this.takeTable(node.childNodes)) return
    this.walk(node.childNodes, depth + 1)
    this.endLine()
  }

  endLine(): void {
    if (this.line.trim() !== '') this.blocks.push({ kind: 'line', text: this.line.trim() })
    this.line = ''
  }

  /** False when the table is layout: its cells are then read as text. */
  private takeTable(nodes: readonly Node[]): boolean {
    const rows = rowsOf(nodes)
    if (rows === null || rows.every((cells) => cells.length <= 1)) return false
    const table = ++this.tables
    for (const cells of rows) this.blocks.push({ kind: 'row', table, cells })
    return true
  }
}

/** The rows of a table; null when another table stands inside it. */
function rowsOf(nodes: readonly Node[]): GridCell[][] | null {
  const rows: GridCell[][] = []
  for (const node of nodes) {
    if (!('childNodes' in node)) continue
    const tag = 'name' in node ? node.name : ''
    if (tag === 'tr') {
      const cells = cellsOf(node.childNodes)
      if (cells === null) return null
      rows.push(cells)
    } else if (tag === 'tbody' || tag === 'thead' || tag === 'tfoot') {
      const inner = rowsOf(node.childNodes)
      if (inner === null) return null
      for (const row of inner) rows.push(row)
    }
  }
  return rows
}

function cellsOf(nodes: readonly Node[]): GridCell[] | null {
  const cells: GridCell[] = []
  for (const node of nodes) {
    if (!('attribs' in node) || (node.name !== 'td' && node.name !== 'th')) continue
    const text = textWithin(node)
    if (text === null) return null
    cells.push({ text, colspan: span(node.attribs.colspan), rowspan: span(node.attribs.rowspan) })
  }
  return cells
}

/** Iterative, for a page may nest without end. */
function textWithin(cell: Node): string | null {
  const pending: Node[] = [cell]
  let text = ''
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'text') text += node.data
    if (!('childNodes' in node)) continue
    const tag = 'name' in node ? node.name : ''
    if (tag === 'table') return null
    if (tag === 'script' || tag === 'style') continue
    if (!INLINE.has(tag)) text += ' '
    for (let at = node.childNodes.length - 1; at >= 0; at--) pending.push(node.childNodes[at] as Node)
  }
  return text.replace(/\s+/g, ' ').trim()
}

function span(text: string | undefined): number {
  const value = Number.parseInt(text ?? '1', 10)
  return Number.isInteger(value) && value >= 1 ? Math.min(value, 1000) : 1
}
