import { normalise, numberKeyOf } from './normalise.ts'

/** What a visitor asked for. Every word must be found; `joined` is all of them together, as a title may say it. */
export interface Query {
  words: string[]
  joined: string
  /** Of a 文号 or 索引号, however it was typed. */
  number: string | null
  /** Words that were left out because there were too many, or what a long one was cut to. */
  isCut: boolean
}

export const LONGEST_WORD = 64
export const MOST_WORDS = 8

/** Nothing, or nothing long enough to look for. */
export type TooLittle = 'empty' | 'short'

/** Reads what was typed: words parted by white space, phrases in quotation marks. */
export function readQuery(typed: string): Query | TooLittle {
  const written = [...typed.matchAll(WORD)].map(({ 1: quoted, 2: curly, 0: word }) => quoted ?? curly ?? word)
  const all = [...new Set(written.map(normalise).filter((word) => word !== ''))]
  if (all.length === 0) return 'empty'
  const long = all.filter((word) => word.length > 1)
  if (long.length === 0) return 'short'
  const cut = all.slice(0, MOST_WORDS).map(firstOf)
  const words = cut.some((word) => word.length > 1) ? cut : [firstOf(long[0] ?? '')]
  return {
    words,
    joined: words.join(''),
    number: numberKeyOf(typed.slice(0, MOST_TYPED)),
    isCut: words.join('') !== all.join(''),
  }
}

/** An address of a page has no room for more. */
export const MOST_TYPED = 200

const WORD = /"([^"]*)"|“([^”]*)”|[^\s"“”]+/gu

/** Never half of a surrogate pair. */
function firstOf(word: string): string {
  if (word.length <= LONGEST_WORD) return word
  const cut = word.slice(0, LONGEST_WORD)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
