/**
 * Where a quote stands in a text, as [start, end); null where it does not any more. White space does not count: what is
 * marked over two paragraphs comes with line breaks that the text does not have.
 */
export function quotePlace(text: string, quote: string): [start: number, end: number] | null {
  const wanted = [...quote].filter(isInk).join('')
  if (wanted === '') return null
  const places: number[] = []
  let ink = ''
  for (let at = 0; at < text.length; at++) {
    const each = text[at] ?? ''
    if (!isInk(each)) continue
    places.push(at)
    ink += each
  }
  const found = ink.indexOf(wanted)
  if (found < 0) return null
  return [places[found] ?? 0, (places[found + wanted.length - 1] ?? 0) + 1]
}

function isInk(each: string): boolean {
  return !/\s/.test(each)
}
