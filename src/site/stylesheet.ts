import { createHash } from 'node:crypto'
import display from './styles/display.css?raw'
import site from './styles/site.css?raw'

const css = site + display
const version = createHash('sha256').update(css).digest('hex').slice(0, 12)

/** The one stylesheet, under an address that changes with its content, so that it may be kept for ever. */
export const STYLESHEET = { href: `/assets/site-${version}.css`, css }
