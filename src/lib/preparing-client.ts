import pg from 'pg'

/** Statements kept prepared, for the whole program; the texts of its queries are far fewer. */
const MOST_STATEMENTS = 1_000
/** A longer text is a list of rows that will hardly come a second time. */
const LONGEST_TEXT = 4_000

/** Has the server parse and plan each statement once per connection: most of the cost of a short one. */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the many forms of pg's own method.
  override query(...args: any[]): any {
    const [text, values] = args
    const name = typeof text === 'string' && values?.length > 0 ? nameOf(text) : undefined
    if (name === undefined) return super.query(...(args as [string]))
    // Not as a plain object: pg copies that property by property, at the price of a short query.
    return new Promise((resolve, reject) => {
      const callback = (failure: Error | null, result: unknown) =>
        failure ? reject(failure) : resolve(result)
      super.query(Object.assign(new pg.Query(text, values), { name, callback }))
    })
  }
}

const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST_STATEMENTS || text.length > LONGEST_TEXT) return known
  const name = `statement_${names.size + 1}`
  names.set(text, name)
  return name
}
