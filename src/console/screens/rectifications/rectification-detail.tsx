import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Select, Skeleton } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import { type AnswerOf, call } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { choicesOf } from '../requests/act-spec.ts'

type Found = AnswerOf<'POST', '/api/rectifications/:id/content'>
type Decision = NonNullable<Found['decision']>

interface Props {
  id: number
  decisions: Record<Decision, string>
  onClose: () => void
}

/** One 更正申请 in full; opening it leaves a record. */
export function RectificationDetail({ id, decisions, onClose }: Props) {
  const found = useQuery({
    queryKey: ['rectifications', id],
    queryFn: () => call('POST', '/api/rectifications/:id/content', { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Modal open title={found.data?.number ?? '更正申请'} width={680} footer={null} onCancel={onClose}>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <Skeleton active />}
      {found.isSuccess && (
        <>
          <Facts found={found.data} decisions={decisions} />
          {found.data.stage === 'received' && <Decide found={found.data} decisions={decisions} />}
          {found.data.stage === 'decided' && <Serve found={found.data} />}
          <p className="quiet">更正申请载有申请人信息，打开时留有记录。</p>
        </>
      )}
    </Modal>
  )
}

function Facts({ found, decisions }: { found: Found; decisions: Props['decisions'] }) {
  const { content, decision, reason, decidedOn, letterId, servedOn } = found
  const facts: [string, string | null][] = [
    ['申请人', [content.name, content.idDocument, content.phone, content.address].filter(Boolean).join('　')],
    ['收到', found.receivedOn],
    ['记录', content.record],
    ['不准确之处', content.error],
    ['证据', content.evidence],
    ['处理', decision === null ? null : `${decidedOn} ${decisions[decision]}`],
    ['审核情况', reason === '' ? null : reason],
    ['送达', servedOn],
  ]
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) =>
          value === null || value === '' ? null : (
            <div key={name} className="fact-pair">
              <dt>{name}</dt>
              <dd className="written">{value}</dd>
            </div>
          ),
        )}
      </dl>
      {letterId !== null && (
        <p>
          <a href={`/api/letters/${letterId}`} target="_blank" rel="noreferrer">
            更正申请告知书
          </a>
        </p>
      )}
    </>
  )
}

function useDone(words: string) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return async () => {
    await client.invalidateQueries({ queryKey: ['rectifications'] })
    message.success(words)
  }
}

function Decide({ found: { id, version }, decisions }: { found: Found; decisions: Props['decisions'] }) {
  const [decision, setDecision] = useState<Decision | null>(null)
  const [reason, setReason] = useState('')
  const deciding = useMutation({
    mutationFn: () =>
      call('POST', '/api/rectifications/:id/decision', {
        params: { id },
        body: { decision: decision as Decision, reason, version },
      }),
    onSuccess: useDone('已处理，告知书已写成'),
  })
  return (
    <Form layout="vertical" onFinish={() => deciding.mutate()}>
      <FieldItem label="处理结果" id="rect-decision" field="decision" failure={deciding.error}>
        <Select
          id="rect-decision"
          placeholder="请选择"
          value={decision}
          options={choicesOf(decisions)}
          onChange={(chosen) => setDecision(chosen as Decision)}
        />
      </FieldItem>
      <FieldItem
        label="审核情况和理由"
        id="rect-reason"
        field="reason"
        failure={deciding.error}
        extra="写入告知书"
      >
        <Input.TextArea
          id="rect-reason"
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </FieldItem>
      <FailureBeyond of={deciding.error} fields={['decision', 'reason']} />
      <Button type="primary" htmlType="submit" loading={deciding.isPending}>
        作出处理并告知
      </Button>
    </Form>
  )
}

function Serve({ found: { id, version, today } }: { found: Found }) {
  const [on, setOn] = useState<Day | null>(today)
  const serving = useMutation({
    mutationFn: () =>
      call('POST', '/api/rectifications/:id/service', { params: { id }, body: { on: on as Day, version } }),
    onSuccess: useDone('已登记送达'),
  })
  return (
    <Form layout="vertical" onFinish={() => serving.mutate()}>
      <FieldItem label="送达之日" id="rect-served" field="on" failure={serving.error}>
        <DayField id="rect-served" value={on} last={today} onChange={setOn} />
      </FieldItem>
      <FailureBeyond of={serving.error} fields={['on']} />
      <Button type="primary" htmlType="submit" loading={serving.isPending}>
        登记送达
      </Button>
    </Form>
  )
}
