import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Refusals } from '../api.ts'

export const SESSION_KEY = ['session'] as const
/** True when the server forgot us while somebody was at work: we ask again over the page, which stays. */
export const SESSION_LOST_KEY = ['session-lost'] as const

function noticeLostSession(failure: Error): void {
  if (failure instanceof Refusals && failure.status === 401 && queryClient.getQueryData(SESSION_KEY)) {
    queryClient.setQueryData(SESSION_LOST_KEY, true)
  }
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeLostSession }),
  mutationCache: new MutationCache({ onError: noticeLostSession }),
  defaultOptions: {
    queries: {
      retry: (times, failure) =>
        times < 2 && failure instanceof Refusals && [0, 502, 503].includes(failure.status),
      staleTime: 10_000,
    },
    mutations: { retry: false },
  },
})
