import { markWords, type Piece, partsOfHtml, passageOf } from '../rules/index.ts'

interface Row {
  body_html: string
  summary: string
  keywords: string
  attachments: readonly { no: number; name: string; text: string }[]
}

interface Shown {
  passage: Piece[]
  attachment: { no: number; name: string } | null
}

export function shownTitle(title: string, words: readonly string[]): Piece[] {
  return markWords(title, words)
}

/** The passage that says most: several words together before one, the text before its attachments. */
export function shownPassage(row: Row, words: readonly string[]): Shown {
  const together = words.length > 1 ? [[words.join('')], words] : [words]
  for (const sought of together) {
    for (const part of [...partsOfHtml(row.body_html), row.summary, row.keywords]) {
      const passage = passageOf(part, sought)
      if (passage !== null) return { passage, attachment: null }
    }
  }
  for (const { no, name, text } of row.attachments) {
    const passage = passageOf(text, words) ?? passageOf(name, words)
    if (passage !== null) return { passage, attachment: { no, name } }
  }
  const begins = row.summary || partsOfHtml(row.body_html)[0] || ''
  return { passage: begins === '' ? [] : [{ text: beginningOf(begins), isHit: false }], attachment: null }
}

const BEGINNING = 100

function beginningOf(text: string): string {
  const whole = [...text.trim()]
  return whole.length <= BEGINNING ? whole.join('') : `${whole.slice(0, BEGINNING).join('')}…`
}
