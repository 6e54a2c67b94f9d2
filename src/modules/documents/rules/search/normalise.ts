/**
 * The form in which texts and queries are compared: NFKC, lower case, without white space and invisible characters.
 * A whole surrogate pair stays a pair; a lone half becomes U+FFFD, as the database would write it.
 */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/ +/g, '')
  const visible = text.toWellFormed().replace(INVISIBLE, '')
  return visible.normalize('NFKC').toLowerCase().normalize('NFKC').replaceAll('ς', 'σ').replace(INVISIBLE, '')
}

/** A normalised text that remembers where it comes from: `starts[i]` and `ends[i]` stand around unit i in the original. */
export interface PlacedText {
  text: string
  starts: number[]
  ends: number[]
}

/** The same as `normalise`, piece by piece, so that what was found can be shown in the words of the original. */
export function normaliseInPlace(original: string): PlacedText {
  const placed: PlacedText = { text: '', starts: [], ends: [] }
  const piece = new RegExp(PIECE)
  for (let at = 0; at < original.length; ) {
    const simple = isSimple(original, at)
    piece.lastIndex = at
    const given = simple ? original.charAt(at) : (piece.exec(original)?.[0] ?? original.charAt(at))
    const part = simple ? given : normalise(given)
    placed.text += part
    for (let unit = 0; unit < part.length; unit++) {
      placed.starts.push(at)
      placed.ends.push(at + given.length)
    }
    at += given.length
  }
  return placed
}

/** Most of any text: a Chinese character, a digit or a small letter before one of these or the end. */
function isSimple(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1)
  return (
    isPlainUnit(text.charCodeAt(at)) &&
    (Number.isNaN(next) || next < 0x300 || isPlainUnit(next)) &&
    next !== 0xad
  )
}

function isPlainUnit(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a)
  )
}

/** 文号 and 索引号 however they are typed: letters and digits alone, without 第 and 号. */
export function numberKey(text: string): string {
  return normalise(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[第号]/g, '')
}

/** The key of what looks like a 文号 or an 索引号; null for any other query. */
export function numberKeyOf(query: string): string | null {
  const text = normalise(query)
  const key = numberKey(query)
  const digits = key.replace(/\D/g, '').length
  if (digits < 4 || key.length < 5 || key.length > LONGEST_NUMBER) return null
  const isNumber = /(19|20)\d\d/.test(key) && (/[〔［[【(（]|号/.test(text) || /\p{L}/u.test(key))
  const isIndexNumber = /^\w{6,}[/-]?(19|20)\d\d/.test(text)
  return isNumber || isIndexNumber ? key : null
}

const LONGEST_NUMBER = 60
const PLAIN = /^[\x20-\x7e]*$/
const INVISIBLE = /[\s\p{Cc}\p{Cf}]/gu
/** A character with all that may join it to one when it is normalised: marks, and the pieces of Hangul and Kana. */
const PIECE = /[\s\S][\p{M}\u1161-\u11ff\uff9e\uff9f\p{Cf}]*/uy
