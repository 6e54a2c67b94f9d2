import { useQuery } from '@tanstack/react-query'
import { SESSION_LOST_KEY } from './query-client.ts'

export function useSessionLost(): boolean {
  const { data } = useQuery({
    queryKey: SESSION_LOST_KEY,
    queryFn: () => false,
    initialData: false,
    enabled: false,
  })
  return data
}
