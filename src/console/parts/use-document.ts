import { useQuery } from '@tanstack/react-query'
import { call } from '../api.ts'

export function useDocument(id: number) {
  return useQuery({
    queryKey: ['documents', 'one', id],
    queryFn: () => call('GET', '/api/documents/:id', { params: { id } }),
    enabled: id > 0,
  })
}
