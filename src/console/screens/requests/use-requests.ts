import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { RequestQuery } from '../../../modules/requests/api.ts'
import { type AnswerOf, call } from '../../api.ts'

export type Choices = AnswerOf<'GET', '/api/requests/choices'>
export type CaseView = AnswerOf<'GET', '/api/requests/:id'>
export type ListedRequest = AnswerOf<'GET', '/api/requests'>['rows'][number]

export type Asked = RequestQuery & { page: number }

export function useRequests(query: Asked, more: { enabled?: boolean } = {}) {
  return useQuery({
    queryKey: ['requests', 'list', query],
    queryFn: () => call('GET', '/api/requests', { query }),
    placeholderData: keepPreviousData,
    ...more,
  })
}

export function useCase(id: number) {
  return useQuery({
    queryKey: ['requests', 'one', id],
    queryFn: () => call('GET', '/api/requests/:id', { params: { id } }),
    enabled: id > 0,
  })
}

/** The words of the law for everything that can be chosen. */
export function useChoices() {
  return useQuery({
    queryKey: ['requests', 'choices'],
    queryFn: () => call('GET', '/api/requests/choices'),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
