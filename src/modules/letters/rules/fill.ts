/** The values of the fields of one letter; a value may hold several paragraphs, or none. */
export type FieldValues = Readonly<Record<string, string>>

const FIELD = /\{([^{}\n]*)\}/g

/**
 * The paragraphs of a letter: each field in braces gives way to its value, in one pass, so that braces in a value mean
 * nothing. A value of several lines makes several paragraphs; a paragraph left empty falls away.
 */
export function fillTemplate(text: string, values: FieldValues): string[] {
  return text
    .split(/\r?\n/)
    .flatMap((line) =>
      line.replace(FIELD, (whole, name: string) => values[name.trim()] ?? whole).split(/\r?\n/),
    )
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The names of the fields of a line, in their order. */
export function fieldsIn(text: string): string[] {
  return [...text.matchAll(FIELD)].map(([, name = '']) => name.trim())
}
