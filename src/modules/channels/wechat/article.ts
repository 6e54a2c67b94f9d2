import sanitizeHtml from 'sanitize-html'
import type { Article } from '../posting.ts'

/** What WeChat takes, in characters; from memory of its documentation. */
export const LIMITS = { title: 64, author: 16, digest: 120, html: 20_000 } as const

const TAKEN: sanitizeHtml.IOptions = {
  // No links: WeChat refuses those that lead out. 阅读原文 leads to the page that has them.
  allowedTags: [
    'p',
    'h2',
    'h3',
    'h4',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'sup',
    'sub',
    'br',
    'blockquote',
  ].concat(['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'figure', 'figcaption', 'img']),
  allowedAttributes: { th: ['rowspan', 'colspan'], td: ['rowspan', 'colspan'], img: ['src', 'alt'] },
}

/** The article as `draft/add` wants it; pictures at WeChat's own addresses, one without such an address left out. */
export function toDraft(article: Article, imageUrls: Readonly<Record<string, string>>, coverMediaId: string) {
  return {
    article_type: 'news',
    title: cut(article.title, LIMITS.title),
    author: cut(article.author, LIMITS.author),
    digest: cut(article.digest, LIMITS.digest),
    content: contentFor(article.html, imageUrls),
    content_source_url: article.sourceUrl,
    thumb_media_id: coverMediaId,
    need_open_comment: 0,
    only_fans_can_comment: 0,
  }
}

function contentFor(html: string, imageUrls: Readonly<Record<string, string>>): string {
  const content = sanitizeHtml(html, {
    ...TAKEN,
    transformTags: {
      img: (tagName, { src = '', alt = '' }) => ({ tagName, attribs: { src: imageUrls[src] ?? '', alt } }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && (attribs.src ?? '') === '',
  })
  if (content.length <= LIMITS.html) return content
  // Cut between paragraphs, and said so: half a sentence of an official text would be another text.
  const room = LIMITS.html - CONTINUED.length
  const end = Math.max(...ENDS.map((tag) => content.lastIndexOf(tag, room - tag.length) + tag.length))
  const isInTable = content.lastIndexOf('<table', end) > content.lastIndexOf('</table>', end)
  const at = isInTable ? content.lastIndexOf('<table', end) : end
  return `${content.slice(0, at)}${CONTINUED}`
}

const ENDS = ['</p>', '</h2>', '</h3>', '</h4>', '</ul>', '</ol>', '</table>']
const CONTINUED = '<p>（篇幅所限，以上为部分内容，全文请点击“阅读原文”。）</p>'

function cut(text: string, most: number): string {
  const letters = [...text]
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}
