import { useQuery } from '@tanstack/react-query'
import { fetchSession, type Me } from '../api.ts'
import { SESSION_KEY } from './query-client.ts'

export function useSession() {
  return useQuery({ queryKey: SESSION_KEY, queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY })
}

/** The person at work; only below the frame, which shows nothing before somebody has signed in. */
export function useMe(): Me {
  const { data } = useSession()
  if (!data) throw new Error('nobody is signed in')
  return data
}

/** Only for what to show first: what is allowed, the server says. */
export function hasRole(me: Me, ...codes: string[]): boolean {
  return me.roles.some((role) => codes.includes(role.code))
}
