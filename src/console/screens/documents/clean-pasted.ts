/** Beyond this a table is an attachment, not a text; the server says the same. */
export const MOST_ROWS = 2000

/**
 * What Word and WPS put on the clipboard, as plain headings, lists, paragraphs and tables: merged cells stay, everything
 * of their own (conditional comments, o:p, mso- styles, spacer spans) goes. Null when the table is too long to paste.
 */
export function cleanPasted(html: string): string | null {
  const fragment = html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/g, '')
  const page = new DOMParser().parseFromString(fragment, 'text/html')
  if (page.querySelectorAll('tr').length > MOST_ROWS) return null
  dropNoise(page)
  raiseHeadings(page)
  gatherLists(page)
  unnestTables(page)
  for (const cell of page.querySelectorAll('td, th')) keepOnly(cell, ['colspan', 'rowspan', 'scope'])
  for (const element of page.body.querySelectorAll('*:not(td, th)'))
    keepOnly(element, ['href', 'src', 'alt', 'start'])
  dropEmptyParagraphs(page)
  return page.body.innerHTML
}

function dropNoise(page: Document): void {
  const comments = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT)
  const found: Node[] = []
  while (comments.nextNode()) found.push(comments.currentNode)
  for (const comment of found) comment.parentNode?.removeChild(comment)
  for (const each of page.querySelectorAll('style, script, meta, link, title, xml, colgroup, col'))
    each.remove()
  for (const each of page.querySelectorAll('*')) {
    const hidden = /mso-hide\s*:\s*all|display\s*:\s*none/i.test(each.getAttribute('style') ?? '')
    if (hidden) each.remove()
    // o:p, v:shape, w:sdt, st1:date …: their text counts, they do not.
    else if (each.localName.includes(':')) each.replaceWith(...each.childNodes)
  }
  // Pictures of the clipboard lie on the other computer; they are added by hand.
  for (const image of page.querySelectorAll('img')) {
    if (!image.getAttribute('src')?.startsWith('/documents/')) image.remove()
  }
}

/** Our texts begin at the second level: the first is the title of the page. */
function raiseHeadings(page: Document): void {
  for (const [from, to] of [
    ['h3', 'h4'],
    ['h2', 'h3'],
    ['h1', 'h2'],
  ] as const) {
    for (const each of page.querySelectorAll(from)) rename(page, each, to)
  }
  for (const each of page.querySelectorAll('p.MsoTitle')) rename(page, each, 'h2')
}

/** A list of Word is paragraphs with the mark written out before them. */
function gatherLists(page: Document): void {
  let list: Element | null = null
  let last: Element | null = null
  for (const each of page.querySelectorAll('p[style*="mso-list"]')) {
    const mark = each.querySelector('span[style*="mso-list:Ignore"], span[style*="mso-list: Ignore"]')
    const words = mark?.textContent?.trim() ?? ''
    mark?.remove()
    // 一、 （一） and the like are part of the text in an official paper, and stay written out.
    if (/[一二三四五六七八九十]/.test(words)) {
      each.prepend(words)
      continue
    }
    const tag = /\d|[a-z][.)]/i.test(words) ? 'ol' : 'ul'
    if (list === null || list.localName !== tag || last === null || last !== each.previousElementSibling) {
      list = page.createElement(tag)
      each.before(list)
    }
    const item = page.createElement('li')
    const paragraph = page.createElement('p')
    paragraph.append(...each.childNodes)
    item.append(paragraph)
    list.append(item)
    each.remove()
    last = list
  }
}

/** A table within a cell, a habit of old templates, becomes its text. */
function unnestTables(page: Document): void {
  for (const inner of page.querySelectorAll('td table, th table')) {
    const rows = [...inner.querySelectorAll('tr')].map((row) => {
      const paragraph = page.createElement('p')
      paragraph.textContent = [...row.children].map((cell) => cell.textContent?.trim()).join('　')
      return paragraph
    })
    inner.replaceWith(...rows)
  }
}

function keepOnly(element: Element, names: readonly string[]): void {
  for (const { name } of [...element.attributes]) if (!names.includes(name)) element.removeAttribute(name)
}

/** Word's empty lines between paragraphs; not the empty cell, which is one. */
function dropEmptyParagraphs(page: Document): void {
  for (const each of page.querySelectorAll('p')) {
    const isEmpty = each.textContent?.replace(/[\s\u00a0]/g, '') === '' && each.querySelector('img') === null
    if (isEmpty && each.closest('td, th, li') === null) each.remove()
  }
}

function rename(page: Document, element: Element, tag: string): void {
  const other = page.createElement(tag)
  other.append(...element.childNodes)
  element.replaceWith(other)
}
