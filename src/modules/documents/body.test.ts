import { describe, expect, test } from 'vitest'
import { Refused } from '../../lib/refusal.ts'
import { changedContent, firstContent, sanitiseBody } from './body.ts'

const EVENTS = [
  'onclick',
  'onload',
  'onerror',
  'onmouseover',
  'onfocus',
  'ONCLICK',
  'onanimationstart',
  'ontoggle',
]
const TAGS = [
  'p',
  'h2',
  'table',
  'td',
  'th',
  'a',
  'img',
  'li',
  'strong',
  'blockquote',
  'figure',
  'caption',
  'br',
]
const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'java&#09;script:alert(1)',
  '&#106;avascript:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml;base64,PHN2Zy8+',
  'blob:https://a/b',
  'file:///C:/a.doc',
  '//evil.example/a',
  'ftp://evil.example/a',
]
/** What must never be left, whatever came in. */
const EVIL =
  /<\s*(script|style|iframe|object|embed|svg|math|form|input|link|meta|base|video|template)|javascript:|vbscript:|data:|<[^>]*\s(on\w+|style|class|id)\s*=|evil\.example|<!--|mso-/i

describe('a hostile body', () => {
  test.each(TAGS.flatMap((tag) => EVENTS.map((event) => [tag, event])))(
    '<%s %s> keeps no script',
    (tag, event) => {
      expect(sanitiseBody(`<${tag} ${event}="alert(1)" style="x" class="y" id="z">字</${tag}>`)).not.toMatch(
        EVIL,
      )
      expect(sanitiseBody(`<${tag}/${event}=alert(1)//>字`)).not.toMatch(EVIL)
    },
  )

  test.each(ADDRESSES)('leads nowhere strange: %j', (address) => {
    expect(sanitiseBody(`<a href="${address}">看</a>`)).not.toMatch(/href/)
    expect(sanitiseBody(`<img src="${address}" alt="图">`)).toBe('')
    expect(
      sanitiseBody(
        `<p background="${address}"><a xlink:href="${address}" formaction="${address}">看</a></p>`,
      ),
    ).toBe('<p><a rel="noopener noreferrer">看</a></p>')
  })

  test.each([
    '<script>alert(1)</script>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<svg/onload=alert(1)>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<style>p{background:url(https://evil.example)}</style><p>字</p>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="data:text/html,x"></object><embed src="https://evil.example">',
    '<form action="https://evil.example"><input name="a"><button>提交</button></form>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<textarea><script>alert(1)</script></textarea>',
    '<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><p>字</p>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">',
    '<a href="https://a.example" onclick=alert(1) target=_blank ping="https://evil.example">看</a>',
    '<p style="mso-list:l0 level1 lfo1" class=MsoNormal><o:p>字</o:p></p>',
    '<img src="https://evil.example/a.png" alt="图"><img srcset="https://evil.example/a.png 2x" alt="图">',
    '<template><script>alert(1)</script></template><video src="https://evil.example" onerror=alert(1)>',
    '<<p>p onclick=alert(1)>字<//p>',
    '<p\u0000 onclick=alert(1)>字</p>',
  ])('is made harmless: %s', (html) => {
    expect(sanitiseBody(html)).not.toMatch(EVIL)
  })

  test('stays harmless when it is cleaned again', () => {
    for (const html of [
      '<p>a&lt;script&gt;</p>',
      '<scr<script>ipt>x',
      '&lt;img src=x onerror=alert(1)&gt;',
    ]) {
      const once = sanitiseBody(html)
      expect(sanitiseBody(once)).toBe(once)
      expect(once).not.toMatch(/<(script|img)/)
    }
  })
})

describe('a body keeps', () => {
  test.each([
    '<table><thead><tr><th scope="col" colspan="2">项目</th></tr></thead><tbody><tr><td rowspan="2"><p>一</p></td><td>二</td></tr></tbody></table>',
    '<h2>标题</h2><ol><li><p>一<sup>2</sup></p></li></ol><blockquote><p>引</p></blockquote>',
    '<p><a href="https://www.gov.cn/" rel="noopener noreferrer">中国政府网</a></p>',
    '<p><img src="/documents/12/images/3" alt="办事流程图" /></p>',
  ])('%s', (html) => {
    expect(sanitiseBody(html)).toBe(html)
  })

  test('merged cells that a table can have, not a span of a million', () => {
    expect(
      sanitiseBody(
        '<table><tr><td colspan="1000000" rowspan="-1">一</td><td colspan="x">二</td></tr></table>',
      ),
    ).toBe('<table><tr><td>一</td><td>二</td></tr></table>')
  })

  test.each([
    '/documents/1/attachments/1',
    '/documents/1/images/1?x=1',
    '/console/',
    '/documents/../api/session',
    '',
  ])('no picture from %j', (src) => {
    expect(sanitiseBody(`<p>字<img src="${src}" alt="图"></p>`)).toBe('<p>字</p>')
  })
})

describe('a huge body', () => {
  const first = firstContent({ kind: 'general', columnId: 1, title: '标题' })
  const codesOf = (bodyHtml: string) => {
    try {
      changedContent(first, { bodyHtml })
      return []
    } catch (failure) {
      if (failure instanceof Refused) return failure.refusals.map((each) => [each.code, each.field])
      throw failure
    }
  }
  const table = (rows: number, cells: number) =>
    `<table>${`<tr>${'<td>格</td>'.repeat(cells)}</tr>`.repeat(rows)}</table>`

  test('of 5,000 rows is refused at once, with the way out beside the text', () => {
    const started = performance.now()
    expect(codesOf(table(5000, 6))).toEqual([['table-too-long', 'bodyHtml']])
    expect(performance.now() - started).toBeLessThan(200)
  })

  test('of very many cells is refused, a long one of a person is not', () => {
    expect(codesOf(table(1000, 31))).toEqual([['table-too-wide', 'bodyHtml']])
    expect(codesOf(table(2000, 6))).toEqual([])
  })

  test.each([
    ['nested without end', '<table><tr><td>'.repeat(1500)],
    ['of open tags', '<p>'.repeat(300_000)],
    ['of brackets', '<'.repeat(300_000)],
    ['of comments', '<!--'.repeat(250_000)],
    ['of entities', '&amp'.repeat(250_000)],
    ['of one tag', `<p ${'a="b" '.repeat(150_000)}>字`],
    ['of quotes', `<img alt="${'"'.repeat(900_000)}`],
  ])('%s hangs nothing', (_, html) => {
    const started = performance.now()
    expect(sanitiseBody(html)).not.toMatch(EVIL)
    expect(performance.now() - started).toBeLessThan(4000)
  })

  test('nested tables end at the depth of a person', () => {
    const kept = sanitiseBody('<table><tr><td>'.repeat(100))
    expect(kept.match(/<table>/g)?.length).toBeLessThan(20)
  })
})
