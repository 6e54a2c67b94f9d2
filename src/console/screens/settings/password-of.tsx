import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Person } from '../../../modules/accounts/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'

export function PasswordOf({ whom, onClose }: { whom: Person; onClose: () => void }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [password, setPassword] = useState('')
  const save = useMutation({
    mutationFn: () =>
      call('PUT', '/api/people/:id/password', { params: { id: whom.id }, body: { password } }),
    onSuccess: async () => {
      message.success(`已为${whom.name}设置新密码`)
      onClose()
      await client.invalidateQueries({ queryKey: ['people'] })
    },
  })
  return (
    <Modal
      open
      title={`为${whom.name}设置新密码`}
      okText="设置新密码"
      cancelText="取消"
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={() => save.mutate()}>
        <FieldItem
          label="新密码"
          id="password-of"
          field="password"
          failure={save.error}
          extra="至少12个字符。设置后，其已登录的页面须用新密码重新登录；被暂停的账号同时恢复"
        >
          <Input.Password
            id="password-of"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </FieldItem>
      </Form>
      <FailureBeyond of={save.error} fields={['password']} />
    </Modal>
  )
}
