import { useMutation } from '@tanstack/react-query'
import { Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import { call } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { options } from '../../parts/words.ts'
import { WithheldField } from './act-fields.tsx'
import { type Values, withheldOf } from './act-spec.ts'
import type { RemediesView, RemedyView } from './remedies-panel.tsx'
import { Ask, useDone } from './remedy-ask.tsx'
import { ReplyFindings } from './reply-findings.tsx'
import { type Choices, useChoices } from './use-requests.ts'

type Renewed = NonNullable<RemedyView['renewed']>
type OutcomeCode = Choices['outcomes'][number]['code']
type WayToServe = keyof Choices['waysToServe']

/** 立重新答复: what the ruling orders, with the period that it sets. */
export function OpenRenewedForm({
  remedy,
  view,
  close,
}: {
  remedy: RemedyView
  view: RemediesView
  close: () => void
}) {
  const [orderedOn, setOrderedOn] = useState<Day | null>(null)
  const [by, setBy] = useState<'workingDays' | 'until'>('workingDays')
  const [workingDays, setWorkingDays] = useState<number | null>(20)
  const [until, setUntil] = useState<Day | null>(null)
  const [officerId, setOfficerId] = useState<number | null>(view.officers[0]?.id ?? null)
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/remedies/:id/renewed', {
        params: { id: remedy.id },
        body: {
          orderedOn: orderedOn as Day,
          period: by === 'until' ? { until: until as Day } : { workingDays: workingDays as number },
          officerId: officerId as number,
        },
      }),
    onSuccess: () => done('已立重新答复，期限已列入待办'),
  })
  return (
    <Ask
      title={`责令重新答复　${remedy.fileNumber}`}
      verb="立案"
      save={save}
      close={close}
      fields={['orderedOn', 'period', 'workingDays', 'until', 'officerId']}
    >
      <FieldItem
        label="决定书、裁判文书送达本机关之日"
        id="renewed-ordered"
        field="orderedOn"
        failure={save.error}
        extra="期限自次日起算。原申请的办理结果和表三的统计不变"
      >
        <DayField id="renewed-ordered" value={orderedOn} onChange={setOrderedOn} />
      </FieldItem>
      <FieldItem label="文书确定的期限" id="renewed-by" field="period" failure={save.error}>
        <Radio.Group
          id="renewed-by"
          value={by}
          onChange={(event) => setBy(event.target.value)}
          options={[
            { value: 'workingDays', label: '若干工作日内' },
            { value: 'until', label: '某日之前' },
          ]}
        />
      </FieldItem>
      {by === 'workingDays' ? (
        <FieldItem label="工作日数" id="renewed-days" field="workingDays" failure={save.error}>
          <InputNumber id="renewed-days" min={1} max={250} value={workingDays} onChange={setWorkingDays} />
        </FieldItem>
      ) : (
        <FieldItem label="最后一日（含当日）" id="renewed-until" field="until" failure={save.error}>
          <DayField id="renewed-until" value={until} onChange={setUntil} />
        </FieldItem>
      )}
      <FieldItem label="经办人" id="renewed-officer" field="officerId" failure={save.error}>
        <Select
          id="renewed-officer"
          value={officerId}
          options={view.officers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setOfficerId}
        />
      </FieldItem>
    </Ask>
  )
}

export function ProposeRenewedForm({
  requestId,
  renewed,
  close,
}: {
  requestId: number
  renewed: Renewed
  close: () => void
}) {
  const choices = useChoices()
  const [outcome, setOutcome] = useState<OutcomeCode | null>(null)
  const [content, setContent] = useState('')
  const [ground, setGround] = useState('')
  const [withheld, setWithheld] = useState<Values>({ withheld: [] })
  const chosen = choices.data?.outcomes.find(({ code }) => code === outcome)
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/renewed/:id/proposal', {
        params: { id: renewed.id },
        body: {
          outcome: outcome as OutcomeCode,
          content,
          ground,
          withheld: withheldOf({ outcome, ...withheld }),
        },
      }),
    onSuccess: () => done('已送审，由另一人审批'),
  })
  return (
    <Ask
      title="拟重新答复"
      verb="送审"
      save={save}
      close={close}
      fields={['outcome', 'content', 'ground', 'withheld']}
    >
      <FieldItem label="办理结果" id="renewed-outcome" field="outcome" failure={save.error}>
        <Select
          id="renewed-outcome"
          value={outcome}
          loading={choices.isPending}
          options={(choices.data?.outcomes ?? []).map(({ code, label, group }) => ({
            value: code,
            label: group.endsWith(label) ? group : `${group}　${label}`,
          }))}
          onChange={setOutcome}
        />
      </FieldItem>
      <FieldItem label="答复内容" id="renewed-content" field="content" failure={save.error}>
        <Input.TextArea
          id="renewed-content"
          rows={5}
          value={content}
          onChange={(event) => setContent(event.target.value)}
        />
      </FieldItem>
      {outcome === 'partlyGranted' && choices.data !== undefined && (
        <FieldItem
          label="不予公开的部分"
          id="renewed-withheld"
          field="withheld"
          failure={save.error}
          extra="逐项写明，写入答复书（条例第三十七条）"
        >
          <WithheldField
            field={{ name: 'withheld' }}
            values={withheld}
            set={setWithheld}
            choices={choices.data}
          />
        </FieldItem>
      )}
      {((chosen?.needsGround && outcome !== 'partlyGranted') || ground !== '') && (
        <FieldItem label="理由" id="renewed-ground" field="ground" failure={save.error}>
          <Input.TextArea
            id="renewed-ground"
            rows={3}
            value={ground}
            onChange={(event) => setGround(event.target.value)}
          />
        </FieldItem>
      )}
      {outcome !== null && content.trim() !== '' && (
        <ReplyFindings requestId={requestId} values={{ outcome, content, ground, ...withheld }} />
      )}
    </Ask>
  )
}

export function SendBackForm({ renewed, close }: { renewed: Renewed; close: () => void }) {
  const [reason, setReason] = useState('')
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/renewed/:id/return', { params: { id: renewed.id }, body: { reason } }),
    onSuccess: () => done('已退回经办人'),
  })
  return (
    <Ask title="退回重新答复" verb="退回" save={save} close={close} fields={['reason']}>
      <FieldItem label="退回的原因" id="renewed-reason" field="reason" failure={save.error}>
        <Input.TextArea
          id="renewed-reason"
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </FieldItem>
    </Ask>
  )
}

export function ServeRenewedForm({ renewed, close }: { renewed: Renewed; close: () => void }) {
  const choices = useChoices()
  const [on, setOn] = useState<Day | null>(null)
  const [serveBy, setServeBy] = useState<WayToServe | null>(null)
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/renewed/:id/service', {
        params: { id: renewed.id },
        body: { on: on as Day, serveBy: serveBy as WayToServe },
      }),
    onSuccess: () => done('已登记送达'),
  })
  return (
    <Ask title="登记重新答复的送达" save={save} close={close} fields={['on', 'serveBy']}>
      <FieldItem label="送达方式" id="renewed-serve" field="serveBy" failure={save.error}>
        <Select
          id="renewed-serve"
          value={serveBy}
          options={options(choices.data?.waysToServe ?? ({} as Choices['waysToServe']))}
          onChange={setServeBy}
        />
      </FieldItem>
      <FieldItem label="送达之日" id="renewed-served" field="on" failure={save.error}>
        <DayField id="renewed-served" value={on} onChange={setOn} />
      </FieldItem>
    </Ask>
  )
}
