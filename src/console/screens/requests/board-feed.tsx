import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Space, Typography } from 'antd'
import { call } from '../../api.ts'
import { dayText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'

/** 日历订阅: a secret address for one's own calendar program. */
export function FeedCard() {
  const client = useQueryClient()
  const { message } = App.useApp()
  const found = useQuery({
    queryKey: ['requests', 'deadline-feed'],
    queryFn: () => call('GET', '/api/requests/deadline-feed'),
  })
  const again = () => client.invalidateQueries({ queryKey: ['requests', 'deadline-feed'] })
  const open = useMutation({
    mutationFn: () => call('POST', '/api/requests/deadline-feed'),
    onSuccess: again,
  })
  const close = useMutation({
    mutationFn: () => call('DELETE', '/api/requests/deadline-feed'),
    onSuccess: async () => {
      open.reset()
      await again()
      message.success('地址已停用')
    },
  })
  const since = found.data?.feed?.since
  return (
    <Card title="在自己的日历中查看答复期限">
      <p className="quiet">
        在手机或者电脑的日历软件中“订阅日历”，我经办的未办结申请的答复期限会自动出现。只含登记编号，不含申请人和申请内容。
      </p>
      <Failure of={found.error ?? open.error ?? close.error} />
      {open.isSuccess && (
        <>
          <Typography.Paragraph copyable code className="feed-address">
            {`${window.location.origin}${open.data.path}`}
          </Typography.Paragraph>
          <p className="quiet">
            请现在复制：地址只显示一次，不要转给他人。遗失或者泄露时重新生成，旧地址随即失效。
          </p>
        </>
      )}
      {!open.isSuccess && since !== undefined && (
        <p className="quiet">已有订阅地址，{dayText(since)} 生成。</p>
      )}
      <Space wrap>
        <Button loading={open.isPending} onClick={() => open.mutate()}>
          {since === undefined && !open.isSuccess ? '生成订阅地址' : '重新生成地址'}
        </Button>
        {since !== undefined && (
          <Button danger loading={close.isPending} onClick={() => close.mutate()}>
            停用
          </Button>
        )}
      </Space>
    </Card>
  )
}
