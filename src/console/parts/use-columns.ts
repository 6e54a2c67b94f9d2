import { useQuery } from '@tanstack/react-query'
import { call } from '../api.ts'

export function useColumns() {
  const { data = [] } = useQuery({
    queryKey: ['columns'],
    queryFn: () => call('GET', '/api/columns'),
    staleTime: 300_000,
  })
  /** 上级 / 栏目. */
  const nameOf = (id: number): string => {
    const column = data.find((each) => each.id === id)
    if (column === undefined) return ''
    return column.parentId === null ? column.name : `${nameOf(column.parentId)} / ${column.name}`
  }
  const options = data
    .filter((each) => each.retirement === null && each.kind !== 'request' && each.kind !== 'link')
    .map((each) => ({ value: each.id, label: nameOf(each.id) }))
  /** The same and the one that is chosen now, should it have been retired meanwhile. */
  const optionsWith = (id: number | null) => {
    const chosen = data.find((each) => each.id === id)
    if (chosen === undefined || options.some(({ value }) => value === id)) return options
    return [...options, { value: chosen.id, label: `${nameOf(chosen.id)}（已撤销）`, disabled: true }]
  }
  return { nameOf, options, optionsWith }
}
