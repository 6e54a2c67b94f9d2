import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Table, type TableProps, Tag } from 'antd'
import { useState } from 'react'
import type { Person } from '../../../modules/accounts/api.ts'
import { call, Refusals } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { useMe } from '../../parts/use-session.ts'
import { DisabledPeople } from './disabled-people.tsx'
import { NewPerson } from './new-person.tsx'
import { PasswordOf } from './password-of.tsx'
import { RolesOf } from './roles-of.tsx'
import { usePeople } from './use-people.ts'

type Doing = { what: 'add' } | { what: 'roles' | 'password'; whom: Person } | null

/** 人员与岗位. */
export function People() {
  const people = usePeople()
  const [doing, setDoing] = useState<Doing>(null)
  const roles = useQuery({
    queryKey: ['roles'],
    queryFn: () => call('GET', '/api/roles'),
    staleTime: 3_600_000,
  })
  const choices = roles.data ?? []
  const disable = useDisable()
  const me = useMe()
  const nameOf = (code: string) => choices.find((each) => each.code === code)?.name ?? code
  const tagsOf = (held: Person['roles']) => held.map((code) => <Tag key={code}>{nameOf(code)}</Tag>)
  const close = () => setDoing(null)
  const columns: TableProps<Person>['columns'] = [
    {
      title: '人员',
      render: (_, whom) => (
        <>
          {whom.name} <span className="quiet">{whom.login}</span>
          <div className="narrow-only">{tagsOf(whom.roles)}</div>
        </>
      ),
    },
    { title: '岗位', dataIndex: 'roles', responsive: ['md'], render: (roles) => tagsOf(roles) },
    {
      title: '操作',
      className: 'row-actions',
      render: (_, whom) => (
        <span className="actions">
          <Button size="small" onClick={() => setDoing({ what: 'roles', whom })}>
            改岗位
          </Button>
          <Button size="small" onClick={() => setDoing({ what: 'password', whom })}>
            设新密码
          </Button>
          {whom.id !== me.id && (
            <Button size="small" danger onClick={() => disable(whom)}>
              停用
            </Button>
          )}
        </span>
      ),
    },
  ]
  return (
    <div className="stack">
      <div className="line-ends">
        <span className="quiet">拟稿人不审核自己的稿件；系统、安全、审计管理员由三个人分别担任。</span>
        <Button type="primary" onClick={() => setDoing({ what: 'add' })}>
          添加人员
        </Button>
      </div>
      <Failure of={people.error ?? roles.error} onRetry={() => people.refetch()} />
      <Table
        rowKey="id"
        size="middle"
        columns={columns}
        dataSource={people.data ?? []}
        loading={people.isPending}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
      />
      <DisabledPeople nameOf={nameOf} />
      {doing?.what === 'add' && <NewPerson choices={choices} onClose={close} />}
      {doing?.what === 'roles' && <RolesOf whom={doing.whom} choices={choices} onClose={close} />}
      {doing?.what === 'password' && <PasswordOf whom={doing.whom} onClose={close} />}
    </div>
  )
}

/** Asks first: it ends what the person is doing at this moment. */
function useDisable(): (whom: Person) => void {
  const { modal, message } = App.useApp()
  const client = useQueryClient()
  const { mutateAsync } = useMutation({
    mutationFn: ({ id, version }: Person) =>
      call('POST', '/api/people/:id/disable', { params: { id }, body: { version } }),
    // Not returned: it would hold everything up until the message has gone.
    onSuccess: () => {
      message.success('已停用')
    },
    onError: (failure) => {
      if (failure instanceof Refusals) message.error(failure.message, 6)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['people'] }),
  })
  return (whom) =>
    modal.confirm({
      title: `停用${whom.name}？`,
      content:
        '停用后立即退出登录，不能再登录，以后可以恢复；已签署的审核记录不变。由其单独负责的审核级次，请先另设审核人。',
      okText: '停用',
      okButtonProps: { danger: true },
      cancelText: '取消',
      autoFocusButton: 'cancel',
      onOk: () => mutateAsync(whom).catch(() => {}),
    })
}
