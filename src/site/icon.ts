import type { Ctx } from '../lib/ctx.ts'
import { Answer } from '../lib/http.ts'
import { findSite, type Site } from '../modules/organs/index.ts'
import { escaped } from './xml.ts'

/** Where the sign of the site is, as browsers show it beside the title. */
export const ICON = '/favicon.svg'

/** As `--brand` in site.css. */
const COLOURS: Record<Site['theme'], string> = { blue: '#0b4f9e', red: '#a8151d' }

/** The first character of the site's name on its colour. */
export async function showIcon(ctx: Ctx): Promise<Answer> {
  const { name, theme } = await findSite(ctx)
  const [first = ''] = name
  const text = `<text x="16" y="23" font-family="serif" font-size="20" font-weight="700" text-anchor="middle" fill="#fff">${escaped(first)}</text>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="${COLOURS[theme]}"/>${text}</svg>\n`
  return new Answer(svg, { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } })
}
