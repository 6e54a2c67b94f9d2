import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { call } from '../../api.ts'

export function useTakedowns(documentId: number) {
  return useQuery({
    queryKey: ['documents', 'takedowns', documentId],
    queryFn: () => call('GET', '/api/documents/:id/takedowns', { params: { id: documentId } }),
    enabled: documentId > 0,
  })
}

export interface TakedownOrder {
  editionNo: number
  of: 'shown' | 'earlier'
  cause: 'secret' | 'personal' | 'wrong' | 'duplicate' | 'infringement' | 'other'
  reason: string
  orderedBy: string
  redirectTo: number | null
}

/** The acts of taking down. What takes effect is proved at once. */
export function useTakedownActs(documentId: number) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const params = { id: documentId }
  const refresh = () => client.invalidateQueries({ queryKey: ['documents'] })
  const runCheck = (takedownId: number) =>
    call('POST', '/api/documents/:id/takedown/check', { params, body: { takedownId } })
  const check = useMutation({ mutationFn: runCheck, onSettled: refresh })
  const order = useMutation({
    mutationFn: (body: TakedownOrder) => call('POST', '/api/documents/:id/takedowns', { params, body }),
    onSuccess: async ({ takedownId, state }) => {
      await refresh()
      if (state === 'proposed') return void message.success('已提出撤回，等待另一人确认')
      message.success('已撤下，正在核查网站各处')
      check.mutate(takedownId)
    },
  })
  const confirm = useMutation({
    mutationFn: (takedownId: number) =>
      call('POST', '/api/documents/:id/takedown/confirm', { params, body: { takedownId } }),
    onSuccess: async (_, takedownId) => {
      await refresh()
      message.success('已确认撤回，正在核查网站各处')
      check.mutate(takedownId)
    },
  })
  const decline = useMutation({
    mutationFn: (takedownId: number) =>
      call('POST', '/api/documents/:id/takedown/decline', { params, body: { takedownId } }),
    onSuccess: () => {
      message.success('已否决，这条信息继续公开')
      return refresh()
    },
  })
  return { order, confirm, decline, check }
}
