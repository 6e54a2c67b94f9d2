import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card } from 'antd'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { hasRole, useMe } from '../../parts/use-session.ts'
import { PostingLine } from './posting-line.tsx'
import './posting.css'

/** While something is on its way, its state is asked for. */
const LOOK_EVERY_MS = 5_000
const UNDER_WAY = ['waiting', 'drafted', 'submitting', 'submitted', 'withdrawing']

/**
 * 登记其他渠道的发布: which channels carried the public edition; counted per year and channel. A connected account gets the
 * edition from here, and how far it is stands below.
 */
export function ChannelsPanel({ document }: { document: DocumentView }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const mayAct = hasRole(useMe(), 'publisher', 'reportCompiler')
  const params = { id: document.id }
  const found = useQuery({
    queryKey: ['documents', 'channels', document.id],
    queryFn: () => call('GET', '/api/documents/:id/channels', { params }),
    enabled: document.indexNumber !== null,
    refetchInterval: ({ state }) => {
      const postings = (state.data ?? []).flatMap((each) => each.postings)
      const isUnderWay = postings.some((each) => !each.stopped && UNDER_WAY.includes(each.state))
      return isUnderWay ? LOOK_EVERY_MS : false
    },
  })
  const register = useMutation({
    mutationFn: (channelId: number) =>
      call('POST', '/api/documents/:id/channels', { params, body: { channelId } }),
    onSuccess: async ({ state }) => {
      await client.invalidateQueries({ queryKey: ['documents'] })
      message.success(state === 'posting' ? '已安排推送' : '已登记')
    },
  })
  const isOut = document.published !== null
  // After a takedown only what has to be deleted elsewhere is left to tell.
  const shown = (found.data ?? []).filter(({ postings }) => isOut || postings.length > 0)
  if (!isOut && shown.length === 0) return null
  const mayRegister = isOut && document.can.markValidity === null
  return (
    <Card title="发布渠道" loading={found.isPending}>
      <Failure of={found.error ?? register.error} />
      <ul className="plain-list">
        {shown.map(({ id, name, isCarried, isConnected, postings }) => (
          <li key={id}>
            <div className="line-ends">
              <span>{name}</span>
              {!isOut ||
              postings.some((each) => each.editionNo === document.published?.no) ? null : isCarried ? (
                <span>
                  <span className="check-yes" aria-hidden>
                    ✓
                  </span>
                  第 {document.published?.no} 版已发布
                </span>
              ) : mayRegister ? (
                <Button
                  size="small"
                  aria-label={`${isConnected ? '推送' : '登记发布'}：${name}`}
                  loading={register.isPending && register.variables === id}
                  onClick={() => register.mutate(id)}
                >
                  {isConnected ? '推送到公众号' : '登记发布'}
                </Button>
              ) : (
                <span className="quiet">未发布</span>
              )}
            </div>
            {postings.map((each) => (
              <PostingLine key={each.id} posting={each} mayAct={mayAct} />
            ))}
          </li>
        ))}
      </ul>
    </Card>
  )
}
