import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { usePeople } from './use-people.ts'

type Unit = AnswerOf<'GET', '/api/settings/units'>[number]

/** 承办科室: who belongs to which; a unit sees the cases handed to it. */
export function Units() {
  const found = useQuery({
    queryKey: ['settings', 'units'],
    queryFn: () => call('GET', '/api/settings/units'),
  })
  return (
    <div className="stack">
      <span className="quiet">
        依申请公开的申请可以交办科室。科室成员须有“承办科室人员”岗位，只看得到交办本科室的申请，看不到申请人。
      </span>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.data?.length === 0 && <Card>还没有科室。</Card>}
      {found.data?.map((unit) => (
        <UnitCard key={unit.id} unit={unit} />
      ))}
      <NewUnit />
    </div>
  )
}

function useRefresh() {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['settings', 'units'] }),
      client.invalidateQueries({ queryKey: ['people'] }),
      client.invalidateQueries({ queryKey: ['requests', 'units'] }),
    ])
}

function UnitCard({ unit }: { unit: Unit }) {
  const refresh = useRefresh()
  const people = usePeople()
  const [name, setName] = useState<string | null>(null)
  const renaming = useMutation({
    mutationFn: () =>
      call('PUT', '/api/settings/units/:id', { params: { id: unit.id }, body: { name: name ?? '' } }),
    onSuccess: async () => {
      await refresh()
      setName(null)
    },
  })
  const moving = useMutation({
    mutationFn: ({ id, version, to }: { id: number; version: number; to: number | null }) =>
      call('PUT', '/api/people/:id/unit', { params: { id }, body: { unitId: to, version } }),
    onSettled: refresh,
  })
  const others = (people.data ?? []).filter(({ unitId }) => unitId !== unit.id)
  return (
    <Card
      title={unit.name}
      extra={
        <Button size="small" onClick={() => setName(unit.name)}>
          改名
        </Button>
      }
    >
      {name !== null && (
        <Form layout="vertical" className="short-form" onFinish={() => renaming.mutate()}>
          <FieldItem label="科室名称" id={`unit-${unit.id}-name`} field="name" failure={renaming.error}>
            <Input
              id={`unit-${unit.id}-name`}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </FieldItem>
          <div className="actions">
            <Button type="primary" htmlType="submit" loading={renaming.isPending}>
              保存
            </Button>
            <Button onClick={() => setName(null)}>取消</Button>
          </div>
        </Form>
      )}
      {unit.members.length === 0 && <p className="quiet">还没有成员。</p>}
      <ul className="plain-list">
        {unit.members.map(({ id, name: whom, version }) => (
          <li key={id} className="line-ends">
            <span>{whom}</span>
            <Button
              size="small"
              aria-label={`移出${whom}`}
              onClick={() => moving.mutate({ id, version, to: null })}
            >
              移出
            </Button>
          </li>
        ))}
      </ul>
      <Select
        aria-label={`${unit.name}增加成员`}
        placeholder="增加成员"
        className="add-member"
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        options={others.map((each) => ({ value: each.id, label: `${each.name}（${each.login}）` }))}
        onChange={(id: number) => {
          const version = others.find((each) => each.id === id)?.version ?? 0
          moving.mutate({ id, version, to: unit.id })
        }}
      />
      <Failure of={moving.error} />
    </Card>
  )
}

function NewUnit() {
  const refresh = useRefresh()
  const { message } = App.useApp()
  const [name, setName] = useState('')
  const adding = useMutation({
    mutationFn: () => call('POST', '/api/settings/units', { body: { name } }),
    onSuccess: async () => {
      await refresh()
      setName('')
      message.success('已添加')
    },
  })
  return (
    <Card title="添加科室">
      <Form layout="vertical" className="short-form" onFinish={() => adding.mutate()}>
        <FieldItem label="科室名称" id="unit-name" field="name" failure={adding.error}>
          <Input id="unit-name" value={name} onChange={(event) => setName(event.target.value)} />
        </FieldItem>
        <FailureBeyond of={adding.error} fields={['name']} />
        <Button type="primary" htmlType="submit" loading={adding.isPending}>
          添加
        </Button>
      </Form>
    </Card>
  )
}
