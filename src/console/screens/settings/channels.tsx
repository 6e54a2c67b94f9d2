import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Input, Select, Table } from 'antd'
import { useState } from 'react'
import type { ChannelKind } from '../../../modules/channels/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { options } from '../../parts/words.ts'
import { WechatConnection } from './wechat-connection.tsx'

const CHANNEL_KINDS: Record<ChannelKind, string> = {
  website: '政府网站',
  wechat: '微信公众号',
  app: '移动客户端',
  gazette: '政府公报',
  'notice-board': '公告栏、查阅点',
}

/** 公开渠道: each is counted by itself in the annual report. */
export function Channels() {
  const found = useQuery({
    queryKey: ['settings', 'channels'],
    queryFn: () => call('GET', '/api/settings/channels'),
  })
  return (
    <div className="stack">
      <span className="quiet">信息在哪些渠道发布过，年度报告按渠道分别统计。</span>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <Table
        rowKey="id"
        size="middle"
        loading={found.isPending}
        dataSource={found.data ?? []}
        pagination={false}
        locale={{ emptyText: '还没有公开渠道' }}
        columns={[
          { title: '渠道名称', dataIndex: 'name' },
          {
            title: '类型',
            dataIndex: 'kind',
            width: 160,
            render: (kind: ChannelKind) => CHANNEL_KINDS[kind],
          },
        ]}
      />
      {(found.data ?? [])
        .filter(({ kind }) => kind === 'wechat')
        .map(({ id, name }) => (
          <WechatConnection key={id} channelId={id} name={name} />
        ))}
      <NewChannel />
    </div>
  )
}

function NewChannel() {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<ChannelKind>('wechat')
  const add = useMutation({
    mutationFn: () => call('POST', '/api/settings/channels', { body: { name, kind } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings', 'channels'] })
      message.success(`已增加${name}`)
      setName('')
    },
  })
  return (
    <Card title="增加公开渠道">
      <Form layout="vertical" onFinish={() => add.mutate()} className="short-form">
        <FieldItem label="渠道名称" id="channel-name" field="name" failure={add.error}>
          <Input
            id="channel-name"
            placeholder="例如：招商襄阳"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </FieldItem>
        <FieldItem label="类型" id="channel-kind" field="kind" failure={add.error}>
          <Select id="channel-kind" value={kind} options={options(CHANNEL_KINDS)} onChange={setKind} />
        </FieldItem>
        <FailureBeyond of={add.error} fields={['name', 'kind']} />
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          增加
        </Button>
      </Form>
    </Card>
  )
}
