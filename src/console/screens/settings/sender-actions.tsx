import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import type { MessageKind } from '../../../modules/messages/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import './outgoing.css'

/** 测试发送, with what is saved; and 停用. */
export function SenderActions({ kind }: { kind: MessageKind }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [to, setTo] = useState('')
  const test = useMutation({
    mutationFn: () => call('POST', '/api/settings/messages/test', { body: { kind, to } }),
    onSuccess: () => message.success('对方服务器已接收测试消息，请到收件处查看'),
  })
  const remove = useMutation({
    mutationFn: () => call('POST', '/api/settings/messages/removal', { body: { kind } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings', 'messages'] })
      message.success('已停用')
    },
  })
  const id = `test-${kind}`
  return (
    <Form layout="vertical" onFinish={() => test.mutate()} className="short-form sender-actions">
      <FieldItem
        label={kind === 'email' ? '测试收件邮箱' : '测试手机号'}
        id={id}
        field="to"
        failure={test.error}
        extra="按已保存的设置发送一条测试消息"
      >
        <Input id={id} value={to} onChange={(event) => setTo(event.target.value)} />
      </FieldItem>
      <FailureBeyond of={test.error} fields={['to']} />
      <Failure of={remove.error} />
      <Space wrap>
        <Button htmlType="submit" loading={test.isPending}>
          测试发送
        </Button>
        <Popconfirm
          title={kind === 'email' ? '停用电子邮件？' : '停用短信？'}
          description="设置和密码一并删除，之后不再发送。"
          okText="停用"
          cancelText="取消"
          onConfirm={() => remove.mutate()}
        >
          <Button danger loading={remove.isPending}>
            停用
          </Button>
        </Popconfirm>
      </Space>
    </Form>
  )
}
