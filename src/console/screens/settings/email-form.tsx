import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { EmailSettings } from '../../../modules/messages/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'

const SECURITY = [
  { value: 'tls', label: 'SSL/TLS 加密（常用端口465）' },
  { value: 'starttls', label: 'STARTTLS 加密（常用端口587）' },
  { value: 'none', label: '不加密，仅限内网中继（常用端口25）' },
]
const USUAL_PORT = { tls: 465, starttls: 587, none: 25 }
const FIELDS = ['host', 'port', 'security', 'user', 'secret', 'from']

export function EmailForm({ settings, version }: { settings: EmailSettings | null; version: number }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [given, setGiven] = useState<EmailSettings & { secret: string }>({
    ...(settings ?? { host: '', port: 465, security: 'tls', user: '', from: '' }),
    secret: '',
  })
  const set = (changes: Partial<typeof given>) => setGiven({ ...given, ...changes })
  const save = useMutation({
    mutationFn: () => call('PUT', '/api/settings/messages/email', { body: { ...given, seen: version } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings', 'messages'] })
      message.success('已保存邮件设置')
    },
  })
  return (
    <Form layout="vertical" onFinish={() => save.mutate()} className="short-form">
      <FieldItem label="邮件服务器" id="email-host" field="host" failure={save.error}>
        <Input
          id="email-host"
          placeholder="smtp.example.gov.cn"
          value={given.host}
          onChange={(event) => set({ host: event.target.value })}
        />
      </FieldItem>
      <FieldItem label="加密方式" id="email-security" field="security" failure={save.error}>
        <Select
          id="email-security"
          value={given.security}
          options={SECURITY}
          onChange={(security) => set({ security, port: USUAL_PORT[security] })}
        />
      </FieldItem>
      <FieldItem label="端口" id="email-port" field="port" failure={save.error}>
        <InputNumber
          id="email-port"
          min={1}
          max={65_535}
          value={given.port}
          onChange={(port) => set({ port: port ?? 0 })}
        />
      </FieldItem>
      <FieldItem label="用户名" id="email-user" field="user" failure={save.error} extra="不需要登录的留空">
        <Input
          id="email-user"
          autoComplete="off"
          value={given.user}
          onChange={(event) => set({ user: event.target.value })}
        />
      </FieldItem>
      <FieldItem
        label="密码"
        id="email-secret"
        field="secret"
        failure={save.error}
        extra="加密保存，保存后不再显示"
      >
        <Input.Password
          id="email-secret"
          placeholder={settings === null || settings.user === '' ? '' : '已保存；留空则不更改'}
          autoComplete="new-password"
          visibilityToggle={false}
          value={given.secret}
          onChange={(event) => set({ secret: event.target.value })}
        />
      </FieldItem>
      <FieldItem label="发件地址" id="email-from" field="from" failure={save.error}>
        <Input
          id="email-from"
          placeholder="xxgk@example.gov.cn"
          value={given.from}
          onChange={(event) => set({ from: event.target.value })}
        />
      </FieldItem>
      <FailureBeyond of={save.error} fields={FIELDS} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存邮件设置
      </Button>
    </Form>
  )
}
