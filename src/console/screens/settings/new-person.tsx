import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Role, RoleChoice } from '../../../modules/accounts/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { RoleBoxes } from './role-boxes.tsx'

const BLANK = { name: '', login: '', password: '', roles: [] as Role[] }

export function NewPerson({ choices, onClose }: { choices: readonly RoleChoice[]; onClose: () => void }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [person, setPerson] = useState(BLANK)
  const set = (change: Partial<typeof BLANK>) => setPerson((now) => ({ ...now, ...change }))
  const add = useMutation({
    mutationFn: () => call('POST', '/api/people', { body: person }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['people'] })
      message.success(`已添加${person.name}`)
      onClose()
    },
  })
  const text = (name: 'name' | 'login', label: string, extra?: string) => (
    <FieldItem label={label} id={`person-${name}`} field={name} failure={add.error} extra={extra}>
      <Input
        id={`person-${name}`}
        autoComplete="off"
        value={person[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </FieldItem>
  )
  return (
    <Modal
      open
      title="添加人员"
      okText="添加"
      cancelText="取消"
      mask={{ closable: false }}
      confirmLoading={add.isPending}
      onOk={() => add.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={() => add.mutate()}>
        {text('name', '姓名')}
        {text('login', '登录名', '字母和数字，例如 zhangsan；添加后不能更改')}
        <FieldItem
          label="初始密码"
          id="person-password"
          field="password"
          failure={add.error}
          extra="至少12个字符，请当面或用可靠的方式告知本人"
        >
          <Input.Password
            id="person-password"
            autoComplete="new-password"
            value={person.password}
            onChange={(event) => set({ password: event.target.value })}
          />
        </FieldItem>
        <FieldItem label="岗位" id="person-roles" field="roles" failure={add.error}>
          <RoleBoxes choices={choices} held={person.roles} onChange={(roles) => set({ roles })} />
        </FieldItem>
      </Form>
      <FailureBeyond of={add.error} fields={['name', 'login', 'password', 'roles']} />
    </Modal>
  )
}
