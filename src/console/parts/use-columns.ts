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
    .filter((each) => each.kind !== 'request')
    .map((each) => ({ value: each.id, label: nameOf(each.id) }))
  return { nameOf, options }
}
