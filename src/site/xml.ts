/** An element that holds text only. */
export function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML takes it, in an element or an attribute. */
export function escaped(text: string): string {
  return [...text.toWellFormed()]
    .filter(isInXml)
    .join('')
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
}

/** XML allows fewer characters than a text may hold. */
function isInXml(character: string): boolean {
  return /[\t\n\r]/.test(character) || (character >= ' ' && !/[\ufffe\uffff]/.test(character))
}
