import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../api.ts'

export type Destructions = AnswerOf<'GET', '/api/destructions'>
export type DueCase = Destructions['due'][number]
export type DestructionList = Destructions['lists'][number]

const KEY = ['destructions']

export function useDestructions() {
  return useQuery({ queryKey: KEY, queryFn: () => call('GET', '/api/destructions') })
}

/** Something that changes lists or periods; what is shown is asked for again. */
export function useChange<T>(change: (given: T) => Promise<unknown>, onDone?: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: KEY })
      onDone?.()
    },
  })
}
