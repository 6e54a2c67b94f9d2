import { App, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton, reasonText } from '../../parts/guarded-button.tsx'
import { type DestructionList, useChange } from './use-destructions.ts'

/** 审批 or 监销, whichever is next. */
export function ListActs({ list }: { list: DestructionList }) {
  if (list.state === 'proposed') return <Decide list={list} />
  if (list.state === 'approved') return <Witness list={list} />
  return null
}

function Decide({ list }: { list: DestructionList }) {
  const [opinion, setOpinion] = useState('')
  const decide = useChange((verdict: 'approve' | 'decline') =>
    call('POST', '/api/destructions/:id/decision', {
      params: { id: list.id },
      body: { verdict, opinion, version: list.version },
    }),
  )
  const common = { whyNot: list.can.decide, loading: decide.isPending }
  return (
    <Form layout="vertical" className="short-form below-table">
      <Form.Item label="审批意见" htmlFor={`opinion-${list.id}`}>
        <Input.TextArea
          id={`opinion-${list.id}`}
          rows={2}
          maxLength={2000}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
      </Form.Item>
      <Failure of={decide.error} />
      <div className="actions">
        <GuardedButton type="primary" {...common} onClick={() => decide.mutate('approve')}>
          同意销毁
        </GuardedButton>
        <GuardedButton {...common} onClick={() => decide.mutate('decline')}>
          不予销毁
        </GuardedButton>
      </div>
      {list.can.decide !== null && <p className="quiet">{reasonText(list.can.decide)}</p>}
    </Form>
  )
}

function Witness({ list }: { list: DestructionList }) {
  const { message } = App.useApp()
  const [isSure, setSure] = useState(false)
  const witness = useChange(
    () =>
      call('POST', '/api/destructions/:id/witnessing', {
        params: { id: list.id },
        body: { version: list.version },
      }),
    () => message.success('已销毁，清册永久保存'),
  )
  return (
    <>
      <p>
        <Checkbox checked={isSure} onChange={(event) => setSure(event.target.checked)}>
          我已核对清册，纸质案卷一并销毁，确认监销。销毁不能恢复。
        </Checkbox>
      </p>
      <Failure of={witness.error} />
      <GuardedButton
        danger
        type="primary"
        whyNot={list.can.witness}
        disabled={!isSure}
        loading={witness.isPending}
        onClick={() => witness.mutate(undefined)}
      >
        监销：销毁这{list.items.length}件
      </GuardedButton>
      {list.can.witness !== null && <p className="quiet">{reasonText(list.can.witness)}</p>}
    </>
  )
}
