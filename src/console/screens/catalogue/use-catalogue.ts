import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api.ts'

/** The 主动公开基本目录 as it stands today. */
export function useCatalogue() {
  return useQuery({ queryKey: ['catalogue', 'state'], queryFn: () => call('GET', '/api/catalogue') })
}

/** Every column, for their names and places. */
export function useCatalogueColumns() {
  const found = useQuery({
    queryKey: ['catalogue', 'columns'],
    queryFn: () => call('GET', '/api/catalogue/columns'),
  })
  return found.data ?? []
}

export function useCatalogueChanged(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['catalogue'] })
}
