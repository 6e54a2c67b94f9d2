import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card, Form, Input, Space } from 'antd'
import { useState } from 'react'
import type { WechatAccount } from '../../../modules/channels/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import './outgoing.css'

const TENCENT = 'https://api.weixin.qq.com'
const FIELDS = ['appId', 'secret', 'author', 'baseAddress']

/** 对接微信公众号: from then on the channel gets editions through the outbox instead of a note that it carried them. */
export function WechatConnection({ channelId, name }: { channelId: number; name: string }) {
  const params = { id: channelId }
  const found = useQuery({
    queryKey: ['settings', 'channels', channelId, 'wechat'],
    queryFn: () => call('GET', '/api/settings/channels/:id/wechat', { params }),
  })
  const account = found.data?.account ?? null
  return (
    <Card title={`对接公众号：${name}`} loading={found.isPending}>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.isSuccess && (
        <ConnectionForm key={account?.version ?? 0} channelId={channelId} name={name} account={account} />
      )}
    </Card>
  )
}

function ConnectionForm({
  channelId,
  name,
  account,
}: {
  channelId: number
  name: string
  account: WechatAccount | null
}) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [given, setGiven] = useState({
    appId: account?.appId ?? '',
    secret: '',
    author: account?.author ?? '',
    baseAddress: account?.baseAddress ?? TENCENT,
  })
  const set = (changes: Partial<typeof given>) => setGiven({ ...given, ...changes })
  const params = { id: channelId }
  const save = useMutation({
    mutationFn: () =>
      call('PUT', '/api/settings/channels/:id/wechat', {
        params,
        body: { ...given, seen: account?.version ?? 0 },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings', 'channels', channelId, 'wechat'] })
      message.success(`已保存“${name}”的对接设置`)
    },
  })
  const check = useMutation({
    mutationFn: () => call('POST', '/api/settings/channels/:id/wechat-check', { params }),
    onSuccess: () => message.success('连接正常，微信已接受 AppID 和 AppSecret'),
  })
  const idOf = (field: string) => `wechat-${channelId}-${field}`
  return (
    <Form layout="vertical" onFinish={() => save.mutate()} className="short-form">
      {account === null && (
        <Alert
          className="connection-note"
          type="info"
          title="尚未对接：目前只能登记“已在公众号发布”。对接后，发布员可以把已公开的信息直接推送到公众号。"
        />
      )}
      <FieldItem label="AppID" id={idOf('app-id')} field="appId" failure={save.error}>
        <Input
          id={idOf('app-id')}
          placeholder="wx…"
          autoComplete="off"
          value={given.appId}
          onChange={(event) => set({ appId: event.target.value })}
        />
      </FieldItem>
      <FieldItem
        label="AppSecret"
        id={idOf('secret')}
        field="secret"
        failure={save.error}
        extra="加密保存，保存后不再显示"
      >
        <Input.Password
          id={idOf('secret')}
          placeholder={account === null ? '' : '已保存；留空则不更改'}
          autoComplete="new-password"
          visibilityToggle={false}
          value={given.secret}
          onChange={(event) => set({ secret: event.target.value })}
        />
      </FieldItem>
      <FieldItem
        label="文章作者"
        id={idOf('author')}
        field="author"
        failure={save.error}
        extra="显示在文章标题下方，不超过16字；留空则用信息的作者或网站名称"
      >
        <Input
          id={idOf('author')}
          value={given.author}
          onChange={(event) => set({ author: event.target.value })}
        />
      </FieldItem>
      <FieldItem
        label="接口地址"
        id={idOf('address')}
        field="baseAddress"
        failure={save.error}
        extra="经由本单位网关访问微信时才需更改"
      >
        <Input
          id={idOf('address')}
          value={given.baseAddress}
          onChange={(event) => set({ baseAddress: event.target.value })}
        />
      </FieldItem>
      <FailureBeyond of={save.error} fields={FIELDS} />
      <Failure of={check.error} />
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
        {account !== null && (
          <Button loading={check.isPending} onClick={() => check.mutate()}>
            检查连接
          </Button>
        )}
      </Space>
    </Form>
  )
}
