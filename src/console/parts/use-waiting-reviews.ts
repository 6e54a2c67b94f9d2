import { useQuery } from '@tanstack/react-query'
import { call } from '../api.ts'

/** What waits for my sign-off; for a person who signs nothing, nothing is asked. */
export function useWaitingReviews(isReviewer: boolean) {
  return useQuery({
    queryKey: ['reviews', 'waiting'],
    queryFn: () => call('GET', '/api/reviews/waiting'),
    enabled: isReviewer,
    refetchInterval: 60_000,
  })
}
