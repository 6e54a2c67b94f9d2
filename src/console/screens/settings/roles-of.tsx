import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Modal } from 'antd'
import { useState } from 'react'
import type { Person, RoleChoice } from '../../../modules/accounts/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { RoleBoxes } from './role-boxes.tsx'

interface Props {
  whom: Person
  choices: readonly RoleChoice[]
  onClose: () => void
}

export function RolesOf({ whom, choices, onClose }: Props) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [roles, setRoles] = useState(whom.roles)
  const { id, version } = whom
  const save = useMutation({
    mutationFn: () => call('PUT', '/api/people/:id/roles', { params: { id }, body: { roles, version } }),
    onSuccess: async () => {
      // Who I am may have changed with it.
      await Promise.all([
        client.invalidateQueries({ queryKey: ['people'] }),
        client.invalidateQueries({ queryKey: ['session'] }),
      ])
      message.success(`已更改${whom.name}的岗位`)
      onClose()
    },
    onError: () => client.invalidateQueries({ queryKey: ['people'] }),
  })
  return (
    <Modal
      open
      title={`${whom.name}的岗位`}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <FieldItem
          label="岗位"
          id="roles-of"
          field="roles"
          failure={save.error}
          extra="从下一次操作起生效，不必重新登录"
        >
          <RoleBoxes choices={choices} held={roles} onChange={setRoles} />
        </FieldItem>
      </Form>
      <FailureBeyond of={save.error} fields={['roles']} />
    </Modal>
  )
}
