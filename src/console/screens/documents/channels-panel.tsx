import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card } from 'antd'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'

/** 登记其他渠道的发布: which channels carried the public edition; counted per year and channel. */
export function ChannelsPanel({ document }: { document: DocumentView }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const params = { id: document.id }
  const found = useQuery({
    queryKey: ['documents', 'channels', document.id],
    queryFn: () => call('GET', '/api/documents/:id/channels', { params }),
    enabled: document.published !== null,
  })
  const register = useMutation({
    mutationFn: (channelId: number) =>
      call('POST', '/api/documents/:id/channels', { params, body: { channelId } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['documents'] })
      message.success('已登记')
    },
  })
  if (document.published === null) return null
  const mayRegister = document.can.markValidity === null
  return (
    <Card title="发布渠道" loading={found.isPending}>
      <Failure of={found.error ?? register.error} />
      <ul className="plain-list">
        {(found.data ?? []).map(({ id, name, isCarried }) => (
          <li key={id} className="line-ends">
            <span>{name}</span>
            {isCarried ? (
              <span>
                <span className="check-yes" aria-hidden>
                  ✓
                </span>
                第 {document.published?.no} 版已发布
              </span>
            ) : mayRegister ? (
              <Button
                size="small"
                aria-label={`登记发布：${name}`}
                loading={register.isPending && register.variables === id}
                onClick={() => register.mutate(id)}
              >
                登记发布
              </Button>
            ) : (
              <span className="quiet">未发布</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
