import { posix } from 'node:path'
import { type CheerioAPI, load } from 'cheerio'
import { fileAddress } from '../modules/documents/index.ts'
import { type Entry, type EntryFile, kindOf, validityIn } from './entry.ts'
import { dayIn, isHeadLine, isLabel, readHead } from './head-fields.ts'

/** Where the systems of offices put the text, the surest first. */
const TEXT_AT = [
  '#UCAP-CONTENT',
  '#zoom',
  '.TRS_Editor',
  '.trs_editor_view',
  '.pages_content',
  '.article-content',
  '.article_content',
  '.news_content',
  'article',
  '#content',
  '.content',
  'main',
  'body',
]
const BLOCKS = 'p, div, table, ul, ol, h1, h2, h3, h4, h5, h6, section, article, blockquote, figure'
const ATTACHED = /\.(pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|zip|rar|txt|csv)$/i
const PICTURED = /\.(png|jpe?g|gif|webp)$/i
/** A longer table is no head. */
const LONGEST_HEAD = 1_500
/** What stands between the head and the text on many sites. */
const BESIDE = /^[【[]?\s*(字体|字号|大 中 小|浏览次数|阅读次数|打印|分享到?|关闭|保护视力色)/

/** Reads a page: its head, its text, the files of the folder that it leads to. `holds`: whether the folder has a file. */
export function readPage(html: string, path: string, holds: (path: string) => boolean): Entry {
  const $ = load(html)
  const meta = (name: string) => $(`meta[name="${name}" i]`).attr('content')?.trim() ?? ''
  const canonical = $('link[rel=canonical]').attr('href')
  $('script, style, noscript, template, iframe, form, nav, header, footer, select, button').remove()
  const head = readHead(textOf($))
  const title = head.title || meta('ArticleTitle') || $('h1').first().text().trim() || titleOf($)
  const files: EntryFile[] = []
  const bodyHtml = bodyOf($, { title, path, files, holds })
  return {
    path,
    title: title.replace(/\s+/g, ' ').trim(),
    columnName:
      meta('ColumnName') ||
      (meta('ColumnType')
        .split(/[-,，>]/)
        .at(-1) ??
        ''),
    publishedOn: dayIn(head.publishedOn) ?? dayIn(meta('PubDate')),
    indexNumber: head.indexNumber || null,
    documentNumber: dashless(head.documentNumber),
    issuedOn: dayIn(head.issuedOn),
    theme: dashless(head.theme),
    source: dashless(head.source) || meta('ContentSource'),
    summary: meta('Description'),
    validity: validityIn(head.validity ?? ''),
    kind: kindOf('', title),
    bodyHtml,
    oldAddresses: [...new Set([`/${path}`, ...(canonical === undefined ? [] : [canonical])])],
    files,
  }
}

/** The text of a page with a line for each block, a cell that names a field written as one. */
function textOf($: CheerioAPI): string {
  const copy = load($.html())
  copy('td, th, dt, dd').each((_, cell) => {
    const text = copy(cell).text()
    if (isLabel(text)) copy(cell).text(`${text.replace(/[:：\s]/g, '')}：`)
    copy(cell).append(' ')
  })
  copy('br').replaceWith('\n')
  copy(`${BLOCKS}, tr, li, dl`).append('\n')
  return copy('body').text()
}

function titleOf($: CheerioAPI): string {
  return $('title').text().split(/[_|]/)[0]?.trim() ?? ''
}

function dashless(text: string | undefined): string {
  return /^[-—–\s]*$/.test(text ?? '') ? '' : (text as string)
}

interface Reading {
  title: string
  path: string
  files: EntryFile[]
  holds: (path: string) => boolean
}

function bodyOf($: CheerioAPI, reading: Reading): string {
  const selector = TEXT_AT.find((each) => $(each).first().text().trim() !== '')
  if (selector === undefined) return ''
  const root = $(selector).first()
  removeHead($, root, reading.title)
  rename($, 'h1', 'h2')
  rename($, 'h5, h6', 'h4')
  rename($, 'b', 'strong')
  rename($, 'i', 'em')
  root.find('div').each((_, element) => {
    // Text that stands in a block of no meaning is a paragraph.
    if ($(element).find(BLOCKS).length === 0) element.tagName = 'p'
  })
  root.find('p').each((_, element) => {
    if ($(element).text().trim() === '' && $(element).find('img').length === 0) $(element).remove()
  })
  takeLinks($, root, reading)
  return root.html()?.trim() ?? ''
}

type Root = ReturnType<CheerioAPI>

/** Takes away the head as a table, and as lines before the text: they are kept as fields. */
function removeHead($: CheerioAPI, root: Root, title: string): void {
  root.find('table, dl, ul').each((_, element) => {
    const copy = load(`<body>${$.html(element)}</body>`)
    const text = textOf(copy)
    if (text.length <= LONGEST_HEAD && Object.keys(readHead(text)).length >= 3) $(element).remove()
  })
  const plain = (text: string) => text.replace(/\s/g, '')
  for (const element of root.find(BLOCKS).toArray()) {
    if ($(element).find(BLOCKS).length > 0) continue
    const text = $(element).text().trim()
    const isHead = text === '' || plain(text) === plain(title) || isHeadLine(text) || BESIDE.test(text)
    if (!isHead) return
    $(element).remove()
  }
}

function rename($: CheerioAPI, selector: string, to: string): void {
  $(selector).each((_, element) => {
    if ('tagName' in element) element.tagName = to
  })
}

/** Files of the folder come along; what leads elsewhere in the old site leads to its old address. */
function takeLinks($: CheerioAPI, root: Root, { path, files, holds }: Reading): void {
  root.find('a[href], img[src]').each((_, element) => {
    const attribute = element.tagName === 'img' ? 'src' : 'href'
    const target = targetOf($(element).attr(attribute) ?? '', path)
    if (target === null) return
    const [file = ''] = target.split(/[?#]/)
    const use =
      element.tagName === 'img' && PICTURED.test(file) ? 'image' : ATTACHED.test(file) ? 'attachment' : null
    if (use === null || !holds(file)) {
      $(element).attr(attribute, `/${target}`)
      return
    }
    const known = files.findIndex((each) => each.path === file && each.use === use)
    const name = use === 'attachment' ? nameOf($(element).text(), file) : posix.basename(file)
    if (known < 0) files.push({ use, path: file, name })
    $(element).attr(attribute, fileAddress(0, use, known < 0 ? files.length : known + 1))
  })
}

/** As a path in the folder; null for another site, an anchor or another scheme. */
function targetOf(href: string, path: string): string | null {
  if (href === '' || /^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(href)) return null
  const decoded = decodedOf(href)
  const full = decoded.startsWith('/') ? decoded : posix.join('/', posix.dirname(path), decoded)
  return posix.normalize(full).replace(/^\/+/, '')
}

function decodedOf(href: string): string {
  try {
    return decodeURI(href)
  } catch {
    return href
  }
}

/** What the reader of the old page saw, with the ending of the file. */
function nameOf(text: string, file: string): string {
  const words = text
    .replace(/\s+/g, ' ')
    .replace(/^附件\s*\d*\s*[:：.、]?\s*/, '')
    .trim()
  const ending = posix.extname(file)
  if (words === '') return posix.basename(file)
  return words.toLowerCase().endsWith(ending.toLowerCase()) ? words : `${words}${ending}`
}
