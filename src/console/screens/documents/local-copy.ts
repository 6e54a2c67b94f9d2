import type { Content } from '../../../modules/documents/api.ts'

export interface LocalCopy {
  /** Of the edition at the first change. */
  version: number
  edits: Partial<Content>
  keptAt: string
}

const KEY = 'gongkai-draft-'
/** Nobody comes back after this long, and the computer may be shared. */
const KEPT_MS = 7 * 24 * 3_600_000

/** The copy of what the server does not have yet; null when there is none. */
export function readCopy(id: number): LocalCopy | null {
  try {
    const copy = JSON.parse(localStorage.getItem(KEY + id) ?? 'null') as LocalCopy | null
    if (copy === null || Date.now() - Date.parse(copy.keptAt) < KEPT_MS) return copy
    forgetCopy(id)
    return null
  } catch {
    // A browser may forbid storage altogether.
    return null
  }
}

export function keepCopy(id: number, copy: Omit<LocalCopy, 'keptAt'>): void {
  try {
    localStorage.setItem(KEY + id, JSON.stringify({ ...copy, keptAt: new Date().toISOString() }))
  } catch {
    // Full or forbidden: the page itself still holds the text, and leaving it asks first.
  }
}

export function forgetCopy(id: number): void {
  try {
    localStorage.removeItem(KEY + id)
  } catch {
    // As above.
  }
}

/** A text that its writer gave up for a colleague's. */
export interface TextAside {
  title: string
  bodyHtml: string
  keptAt: string
}

const ASIDE = 'gongkai-aside-'
const MOST_ASIDE = 5

export function readAside(id: number): TextAside[] {
  try {
    const texts = JSON.parse(localStorage.getItem(ASIDE + id) ?? '[]') as TextAside[]
    return texts.filter((each) => Date.now() - Date.parse(each.keptAt) < KEPT_MS)
  } catch {
    return []
  }
}

export function keepAside(id: number, text: Omit<TextAside, 'keptAt'>): void {
  const texts = [{ ...text, keptAt: new Date().toISOString() }, ...readAside(id)].slice(0, MOST_ASIDE)
  try {
    localStorage.setItem(ASIDE + id, JSON.stringify(texts))
  } catch {
    // As above.
  }
}
