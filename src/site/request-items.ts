import { itemField, MOST_ITEMS } from '../modules/requests/index.ts'

/** The numbers of the further items that a form shows, from 2. */
export function itemNumbers(values: Record<string, string>): number[] {
  const count = Math.min(MOST_ITEMS, Math.max(1, Math.trunc(Number(values.items)) || 1))
  return Array.from({ length: count - 1 }, (_, index) => index + 2)
}

/** The flat fields of a browser's form as the list that the form's schema reads. */
export function itemsOf(values: Record<string, string>) {
  return itemNumbers(values).map((no) => ({
    information: values[itemField(no, 'information')] ?? '',
    description: values[itemField(no, 'description')] ?? '',
  }))
}

/** `moreItems.0.information`, as the schema names it, is the field `information-2` of the page. */
export function pageField(path: readonly PropertyKey[]): string {
  const [first, index, field] = path.join('.').split('.')
  if (first !== 'moreItems' || index === undefined) return path.join('.')
  return itemField(Number(index) + 2, field === 'description' ? 'description' : 'information')
}

/** The form with one more item, or without this one: what stood below it moves up. Nothing else changes. */
export function changeItems(values: Record<string, string>): Record<string, string> {
  const count = itemNumbers(values).length + 1
  if (values.change === 'add') return { ...values, items: String(Math.min(MOST_ITEMS, count + 1)) }
  const removed = Number(/^remove-(\d+)$/.exec(values.change ?? '')?.[1] ?? 0)
  if (removed < 2 || removed > count) return values
  const left = itemsOf(values).toSpliced(removed - 2, 1)
  const kept = Object.entries(values).filter(([name]) => !/^(information|description)-\d+$/.test(name))
  const moved = left.flatMap((each, index) => [
    [itemField(index + 2, 'information'), each.information],
    [itemField(index + 2, 'description'), each.description],
  ])
  return { ...Object.fromEntries([...kept, ...moved]), items: String(count - 1) }
}
