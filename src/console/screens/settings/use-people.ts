import { useQuery } from '@tanstack/react-query'
import { call } from '../../api.ts'

export function usePeople() {
  return useQuery({ queryKey: ['people'], queryFn: () => call('GET', '/api/people') })
}
