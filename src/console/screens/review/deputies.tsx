import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Select } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import type { DeputySettings } from '../../../modules/review/api.ts'
import { call } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { hasRole, useMe } from '../../parts/use-session.ts'

const KEY = ['reviews', 'deputies']

/** A/B角: who signs in whose place, and from when to when. */
export function Deputies() {
  const me = useMe()
  const { message } = App.useApp()
  const client = useQueryClient()
  const isAdministrator = hasRole(me, 'systemAdministrator')
  const found = useQuery({ queryKey: KEY, queryFn: () => call('GET', '/api/review-deputies') })
  const [isNaming, setNaming] = useState(false)
  const end = useMutation({
    mutationFn: (id: number) => call('POST', '/api/review-deputies/:id/end', { params: { id } }),
    onSuccess: () => {
      message.success('代签已终止')
      return client.invalidateQueries({ queryKey: ['reviews'] })
    },
  })
  const { deputies = [], signers = [] } = found.data ?? {}
  const shown = isAdministrator
    ? deputies
    : deputies.filter((each) => each.personId === me.id || each.deputyId === me.id)
  return (
    <Card
      title="代签（A/B角）"
      loading={found.isLoading}
      extra={
        !isNaming && (
          <Button size="small" onClick={() => setNaming(true)}>
            指定代签人
          </Button>
        )
      }
    >
      <p className="quiet">
        审核人外出期间，由代签人签署，记为“张三（代
        李四）”。拟稿人和已签署过的人不能代签；代签人的代签人不算。
      </p>
      <Failure of={found.error ?? end.error} />
      <ul className="plain-list">
        {shown.map(({ id, personId, person, deputy, from, to }) => (
          <li key={id} className="line-ends">
            <span>
              {person}　由 {deputy} 代签
            </span>
            <span className="quiet">
              {from} 至 {to}
              {(isAdministrator || personId === me.id) && (
                <Button
                  type="link"
                  size="small"
                  loading={end.isPending && end.variables === id}
                  onClick={() => end.mutate(id)}
                >
                  终止
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && !isNaming && <p className="quiet">现在没有代签安排。</p>}
      {isNaming && (
        <NameDeputy
          signers={signers}
          ownId={isAdministrator ? null : me.id}
          onClose={() => setNaming(false)}
        />
      )}
    </Card>
  )
}

interface NameProps {
  signers: DeputySettings['signers']
  /** Whoever is no administrator names a deputy of his own. */
  ownId: number | null
  onClose: () => void
}

function NameDeputy({ signers, ownId, onClose }: NameProps) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [personId, setPerson] = useState<number | null>(ownId)
  const [deputyId, setDeputy] = useState<number | null>(null)
  const [from, setFrom] = useState<Day | null>(null)
  const [to, setTo] = useState<Day | null>(null)
  const name = useMutation({
    mutationFn: () =>
      call('POST', '/api/review-deputies', {
        // What is not chosen yet, the server says beside its field.
        body: { personId: personId ?? 0, deputyId: deputyId ?? 0, from: from as Day, to: to as Day },
      }),
    onSuccess: () => {
      message.success('代签人已指定')
      onClose()
      return client.invalidateQueries({ queryKey: ['reviews'] })
    },
  })
  const choices = signers.map(({ id, name: label }) => ({ value: id, label }))
  return (
    <Form layout="vertical" className="deputy-form" onFinish={() => name.mutate()}>
      {ownId === null && (
        <FieldItem label="审核人" id="deputy-person" field="personId" failure={name.error}>
          <Select
            id="deputy-person"
            placeholder="请选择"
            value={personId}
            options={choices}
            onChange={setPerson}
          />
        </FieldItem>
      )}
      <FieldItem label="代签人" id="deputy-deputy" field="deputyId" failure={name.error}>
        <Select
          id="deputy-deputy"
          placeholder="请选择"
          value={deputyId}
          options={choices.filter(({ value }) => value !== personId)}
          onChange={setDeputy}
        />
      </FieldItem>
      <FieldItem label="从" id="deputy-from" field="from" failure={name.error}>
        <DayField id="deputy-from" value={from} onChange={setFrom} />
      </FieldItem>
      <FieldItem label="至（当日含）" id="deputy-to" field="to" failure={name.error}>
        <DayField id="deputy-to" value={to} onChange={setTo} />
      </FieldItem>
      <FailureBeyond of={name.error} fields={['personId', 'deputyId', 'from', 'to']} />
      <span className="actions">
        <Button type="primary" htmlType="submit" loading={name.isPending}>
          指定
        </Button>
        <Button onClick={onClose}>取消</Button>
      </span>
    </Form>
  )
}
