import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { SmsSettings } from '../../../modules/messages/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'

export function SmsForm({ settings, version }: { settings: SmsSettings | null; version: number }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [given, setGiven] = useState({ address: settings?.address ?? '', secret: '' })
  const save = useMutation({
    mutationFn: () => call('PUT', '/api/settings/messages/sms', { body: { ...given, seen: version } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings', 'messages'] })
      message.success('已保存短信设置')
    },
  })
  return (
    <Form layout="vertical" onFinish={() => save.mutate()} className="short-form">
      <FieldItem
        label="短信接口地址"
        id="sms-address"
        field="address"
        failure={save.error}
        extra="本单位短信平台或转接程序的地址，接口格式见运维说明"
      >
        <Input
          id="sms-address"
          placeholder="https://sms.example.gov.cn/send"
          value={given.address}
          onChange={(event) => setGiven({ ...given, address: event.target.value })}
        />
      </FieldItem>
      <FieldItem
        label="签名密钥"
        id="sms-secret"
        field="secret"
        failure={save.error}
        extra="加密保存，保存后不再显示"
      >
        <Input.Password
          id="sms-secret"
          placeholder={settings === null ? '' : '已保存；留空则不更改'}
          autoComplete="new-password"
          visibilityToggle={false}
          value={given.secret}
          onChange={(event) => setGiven({ ...given, secret: event.target.value })}
        />
      </FieldItem>
      <FailureBeyond of={save.error} fields={['address', 'secret']} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存短信设置
      </Button>
    </Form>
  )
}
