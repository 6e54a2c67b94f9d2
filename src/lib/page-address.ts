type Values = Record<string, unknown>

/**
 * The one spelling of a page's address, from what was understood of it: `/columns/news?page=02&x=1` is
 * `/columns/news?page=2`. What equals its default is left out. So however an address is written, its page is kept once.
 */
export function pageAddress(
  url: string,
  input: { params: Values | undefined; query: Values | undefined },
  defaults: Values = {},
): string {
  const path = url.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? '')),
  )
  const query = Object.entries(input.query ?? {})
    .filter(([name, value]) => value !== undefined && value !== defaults[name])
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}
