import { asParagraphs, escapeHtml, unescapeHtml } from './html.ts'

/** What a letter says, part by part: the one source of the page and of the Word file. */
export interface LetterText {
  organ: string
  title: string
  number: string
  /** Whom it addresses, without the colon. */
  to: string
  /** One paragraph each, plain text. */
  paragraphs: string[]
  /** The day in words: 2024年3月5日. */
  on: string
  /** Name, address and telephone of the office, in one line. */
  office: string
}

const STYLE =
  'body{max-width:42em;margin:3em auto;padding:0 1.5em;font:16px/1.9 "FangSong","仿宋",serif}h1{text-align:center;font-size:1.5em}.number{text-align:center}.body p{text-indent:2em;margin:.4em 0}.sign{text-align:right;margin-top:2.5em}footer{margin-top:2em;font-size:.85em}'

/** The whole page of a letter, as it is sealed and printed; every value is escaped. */
export function letterPage({ organ, title, number, to, paragraphs, on, office }: LetterText): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)} ${escapeHtml(number)}</title>
<style>${STYLE}</style>
</head><body>
<h1>${escapeHtml(organ)}<br>${escapeHtml(title)}</h1>
<p class="number">${escapeHtml(number)}</p>
<p>${escapeHtml(to)}：</p>
<div class="body">
${paragraphs.map(asParagraphs).filter(Boolean).join('\n')}
</div>
<p class="sign">${escapeHtml(organ)}<br>${escapeHtml(on)}</p>
<footer>${escapeHtml(office)}</footer>
</body></html>
`
}

/**
 * The parts of a letter that was kept as a page, from the first ones on: all have had the layout of `letterPage`. Null for
 * a page with another layout.
 */
export function readLetterPage(html: string): LetterText | null {
  const found = html.match(
    /<h1>([^<]*)<br>([^<]*)<\/h1>\s*<p class="number">([^<]*)<\/p>\s*<p>([^<]*)：<\/p>\s*<div class="body">([\s\S]*?)<\/div>\s*<p class="sign">[^<]*<br>([^<]*)<\/p>\s*<footer>([^<]*)<\/footer>/,
  )
  if (found === null) return null
  const [organ = '', title = '', number = '', to = '', body = '', on = '', office = ''] = found.slice(1)
  return {
    organ: unescapeHtml(organ),
    title: unescapeHtml(title),
    number: unescapeHtml(number),
    to: unescapeHtml(to),
    paragraphs: [...body.matchAll(/<p>([^<]*)<\/p>/g)].map(([, text = '']) => unescapeHtml(text)),
    on: unescapeHtml(on),
    office: unescapeHtml(office),
  }
}

/** The one style sheet that stands in a letter, as a policy has to know it; empty when there is none. */
export function styleOf(html: string): string {
  return html.match(/<style>([^<]*)<\/style>/)?.[1] ?? ''
}
