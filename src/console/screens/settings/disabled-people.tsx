import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'

type Disabled = AnswerOf<'GET', '/api/people/disabled'>[number]

/** 已停用的人员: each can be let in again. */
export function DisabledPeople({ nameOf }: { nameOf: (role: string) => string }) {
  const [whom, setWhom] = useState<Disabled | null>(null)
  const found = useQuery({
    queryKey: ['people', 'disabled'],
    queryFn: () => call('GET', '/api/people/disabled'),
  })
  if (found.data?.length === 0) return null
  return (
    <Card title="已停用" loading={found.isPending}>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <ul className="plain-list">
        {found.data?.map((each) => (
          <li key={each.id} className="line-ends">
            <span>
              {each.name} <span className="quiet">{each.login}</span>
              <span className="quiet">
                　{each.disabledOn} 停用，原岗位：{each.roles.map(nameOf).join('、')}
              </span>
            </span>
            <Button size="small" onClick={() => setWhom(each)}>
              恢复
            </Button>
          </li>
        ))}
      </ul>
      {whom !== null && <Enable whom={whom} onClose={() => setWhom(null)} />}
    </Card>
  )
}

function Enable({ whom, onClose }: { whom: Disabled; onClose: () => void }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [password, setPassword] = useState('')
  const { id, version } = whom
  const enable = useMutation({
    mutationFn: () => call('POST', '/api/people/:id/enable', { params: { id }, body: { version, password } }),
    onSuccess: async () => {
      message.success(`已恢复${whom.name}`)
      onClose()
      await client.invalidateQueries({ queryKey: ['people'] })
    },
  })
  return (
    <Modal
      open
      title={`恢复${whom.name}？`}
      okText="恢复"
      cancelText="取消"
      confirmLoading={enable.isPending}
      onOk={() => enable.mutate()}
      onCancel={onClose}
    >
      <p className="quiet">恢复后按停用前的岗位登录和办理；岗位有变动的，恢复后再改。</p>
      <Form layout="vertical" onFinish={() => enable.mutate()}>
        <FieldItem
          label="新密码"
          id="enable-password"
          field="password"
          failure={enable.error}
          extra="至少12个字符；停用前的密码不再使用"
        >
          <Input.Password
            id="enable-password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </FieldItem>
      </Form>
      <FailureBeyond of={enable.error} fields={['password']} />
    </Modal>
  )
}
