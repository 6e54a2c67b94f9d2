const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }
/** Tags within a line: what they part belongs together (机<strong>密</strong>). */
const WITHIN_A_LINE = /^\/?(?:a|abbr|b|code|em|font|i|mark|s|small|span|strong|sub|sup|u|wbr)$/i

/** The text that a reader sees or hears: cells, captions and alternative texts too, each block on a line of its own. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(\/?[a-zA-Z][a-zA-Z0-9]*)([^>]*)>/g, (_, name: string, attributes: string) => {
      const alternative = /\balt\s*=\s*("[^"]*"|'[^']*')/i.exec(attributes)?.[1]?.slice(1, -1) ?? ''
      if (WITHIN_A_LINE.test(name)) return ''
      return alternative === '' ? '\n' : `\n${alternative}\n`
    })
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hexadecimal, name) => {
      if (name !== undefined) return NAMED[name] ?? whole
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replace(/\n{2,}/g, '\n')
    .replace(/^\n|\n$/g, '')
}
