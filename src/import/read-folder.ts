import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { readCsv } from '../lib/csv.ts'
import { fileAddress } from '../modules/documents/index.ts'
import { type Entry, kindOf, type Problem, validityIn } from './entry.ts'
import { dayIn } from './head-fields.ts'
import { readPage } from './read-page.ts'

export interface Folder {
  entries: Entry[]
  problems: Problem[]
  /** The whole path of a file of the folder. */
  pathOf(path: string): string
}

const PAGE = /\.(s?html?|xhtml)$/i
const INDEX = 'index.csv'
/** A text, not a film. */
const MOST_BYTES = 20 * 1_048_576

/** Reads what a site left behind: the lines of `index.csv` with their files, or else every page. Nothing outside it. */
export function readFolder(folder: string): Folder {
  const root = realpathSync(folder)
  const holds = (path: string) => isInside(root, path)
  const pathOf = (path: string) => join(root, ...path.split('/'))
  const read = (path: string) => textOf(readFileSync(pathOf(path)))
  const problems: Problem[] = []
  if (existsSync(join(root, INDEX))) {
    const entries = readIndex(read(INDEX), { holds, read, problems })
    return { entries, problems, pathOf }
  }
  const entries: Entry[] = []
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((each) =>
    each.split(sep).join('/'),
  )
  for (const path of paths.filter((each) => PAGE.test(each) && holds(each)).sort()) {
    if (statSync(pathOf(path)).size > MOST_BYTES) problems.push({ path, what: '页面超过 20 MB，没有读取' })
    else entries.push(readPage(read(path), path, holds))
  }
  return { entries, problems, pathOf }
}

/** A file, and through no link a file elsewhere. */
function isInside(root: string, path: string): boolean {
  const full = join(root, ...path.split('/'))
  if (!existsSync(full) || !statSync(full).isFile()) return false
  return realpathSync(full).startsWith(root + sep)
}

/** Old pages are often in GBK, and say so. */
function textOf(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 2_048)
  const says = /charset\s*=\s*["']?\s*(gb[a-z0-9-]*)/i.test(start)
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  if (says) return new TextDecoder('gb18030').decode(bytes)
  try {
    return utf8.decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

interface Index {
  holds: (path: string) => boolean
  read: (path: string) => string
  problems: Problem[]
}

function readIndex(text: string, index: Index): Entry[] {
  const [names, ...rows] = readCsv(text)
  const columns = names?.cells ?? []
  if (!columns.includes('标题')) {
    index.problems.push({
      path: INDEX,
      what: '第一行应是列名，至少有“标题”，例如 标题,栏目,发布日期,索引号,文号,文件',
    })
    return []
  }
  return rows.flatMap(({ line, cells }) => {
    const path = `${INDEX}:${line}`
    if (cells.length > columns.length) {
      index.problems.push({
        path,
        what: `有 ${cells.length} 列，多于列名的 ${columns.length} 列；含逗号的内容应加引号`,
      })
      return []
    }
    const cell = (name: string) => cells[columns.indexOf(name)] ?? ''
    return entryOf(path, cell, index) ?? []
  })
}

/** A line of the index; what it leaves open is taken from its page. */
function entryOf(line: string, cell: (name: string) => string, index: Index): Entry | null {
  const paths = cell('文件')
    .split(/[;；|]/)
    .map((each) => posix.normalize(each.trim()).replace(/^\/+/, ''))
  const named = paths.filter((each) => each !== '' && each !== '.')
  const missing = named.filter((each) => !index.holds(each))
  if (missing.length > 0) {
    index.problems.push({ path: line, what: `没有找到文件 ${missing.join('、')}` })
    return null
  }
  const at = named.find((each) => PAGE.test(each) || /\.txt$/i.test(each))
  const page = at === undefined ? readPage('', '', index.holds) : pageAt(at, index)
  const files = [...page.files]
  for (const path of named.filter((each) => each !== at)) {
    if (!files.some((each) => each.path === path)) {
      files.push({ use: 'attachment', path, name: posix.basename(path) })
    }
  }
  const title = cell('标题') || page.title
  return {
    path: identityOf(line, cell, at),
    title,
    columnName: cell('栏目') || page.columnName,
    publishedOn: dayIn(cell('发布日期')) ?? page.publishedOn,
    indexNumber: cell('索引号') || page.indexNumber,
    documentNumber: cell('文号') || page.documentNumber,
    issuedOn: dayIn(cell('发文日期')) ?? page.issuedOn,
    theme: cell('分类') || page.theme,
    source: cell('来源') || page.source,
    summary: cell('内容概述') || page.summary,
    validity: cell('效力状态') === '' ? page.validity : validityIn(cell('效力状态')),
    kind: kindOf(cell('类型'), title),
    bodyHtml: page.bodyHtml || listOf(files),
    oldAddresses: [
      ...(at !== undefined && PAGE.test(at) ? page.oldAddresses : []),
      ...cell('原网址')
        .split(/[;；|\s]+/)
        .filter((each) => each !== ''),
    ],
    files,
  }
}

/** What stays the same when lines are added above: the index number, else the page, else the line itself. */
function identityOf(line: string, cell: (name: string) => string, at: string | undefined): string {
  return cell('索引号') || at || `${cell('发布日期')} ${cell('标题')}`.trim() || line
}

function pageAt(path: string, { holds, read }: Index): Entry {
  if (PAGE.test(path)) return readPage(read(path), path, holds)
  const paragraphs = read(path)
    .split(/\r?\n/)
    .filter((each) => each.trim() !== '')
    .map((each) => `<p>${escaped(each.trim())}</p>`)
  return readPage(`<body>${paragraphs.join('\n')}</body>`, path, holds)
}

/** A line that is only files: the text says which. */
function listOf(files: Entry['files']): string {
  const items = files.map(
    ({ use, name }, at) => `<li><a href="${fileAddress(0, use, at + 1)}">${escaped(name)}</a></li>`,
  )
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
