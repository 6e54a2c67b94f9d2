import { useMutation } from '@tanstack/react-query'
import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import type { Procedure, RemedyKind, RemedyOutcome, Ruling } from '../../../modules/remedies/api.ts'
import { call } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { options } from '../../parts/words.ts'
import type { RemediesView, RemedyView } from './remedies-panel.tsx'
import { Ask, useDone } from './remedy-ask.tsx'

export const REMEDY_KINDS: Record<RemedyKind, string> = {
  reconsideration: '行政复议',
  suitDirect: '行政诉讼（未经复议直接起诉）',
  suitAfterReconsideration: '行政诉讼（复议后起诉）',
}
export const OUTCOMES: Record<RemedyOutcome, string> = {
  upheld: '结果维持',
  overturned: '结果纠正',
  other: '其他结果',
}

/** Takes down a 复议 or a suit; a suit after 复议 says which one it contests. */
export function RecordForm({
  requestId,
  list,
  close,
}: {
  requestId: number
  list: readonly RemedyView[]
  close: () => void
}) {
  const [kind, setKind] = useState<RemedyKind | null>(null)
  const [fileNumber, setFileNumber] = useState('')
  const [filedOn, setFiledOn] = useState<Day | null>(null)
  const [basedOnId, setBasedOnId] = useState<number | null>(null)
  const decided = list.filter((each) => each.kind === 'reconsideration' && each.state === 'concluded')
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/requests/:id/remedies', {
        params: { id: requestId },
        // What is not chosen yet, the server names beside its field.
        body: {
          kind: kind as RemedyKind,
          fileNumber,
          filedOn: filedOn as Day,
          ...(kind === 'suitAfterReconsideration' && basedOnId !== null ? { basedOnId } : {}),
        },
      }),
    onSuccess: () => done('已登记'),
  })
  return (
    <Ask
      title="登记复议、诉讼"
      save={save}
      close={close}
      fields={['kind', 'fileNumber', 'filedOn', 'basedOnId']}
    >
      <FieldItem
        label="类别"
        id="remedy-kind"
        field="kind"
        failure={save.error}
        extra="不应受理而已受理的也照实登记，系统注明不合法定程序之处"
      >
        <Select id="remedy-kind" value={kind} options={options(REMEDY_KINDS)} onChange={setKind} />
      </FieldItem>
      {kind === 'suitAfterReconsideration' && (
        <FieldItem label="不服的行政复议" id="remedy-based" field="basedOnId" failure={save.error}>
          <Select
            id="remedy-based"
            value={basedOnId}
            placeholder="请选择"
            notFoundContent="还没有已审结的行政复议，请先登记"
            options={decided.map((each) => ({ value: each.id, label: each.fileNumber }))}
            onChange={setBasedOnId}
          />
        </FieldItem>
      )}
      <FieldItem label="案号" id="remedy-number" field="fileNumber" failure={save.error}>
        <Input
          id="remedy-number"
          value={fileNumber}
          onChange={(event) => setFileNumber(event.target.value)}
        />
      </FieldItem>
      <FieldItem label="提起之日" id="remedy-filed" field="filedOn" failure={save.error}>
        <DayField id="remedy-filed" value={filedOn} onChange={setFiledOn} />
      </FieldItem>
    </Ask>
  )
}

interface OfRemedy {
  remedy: RemedyView
  view: RemediesView
  close: () => void
}

export function ConcludeForm({ remedy, view, close }: OfRemedy) {
  const rulings = view.rulings[remedy.kind]
  const [ruling, setRuling] = useState<Ruling | null>(null)
  const chosen = rulings.find((each) => each.ruling === ruling)
  const [concludedOn, setConcludedOn] = useState<Day | null>(null)
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/remedies/:id/conclusion', {
        params: { id: remedy.id },
        body: { ruling: ruling as Ruling, concludedOn: concludedOn as Day },
      }),
    onSuccess: () => done('已登记结果'),
  })
  return (
    <Ask
      title={`登记结果　${remedy.fileNumber}`}
      save={save}
      close={close}
      fields={['ruling', 'concludedOn']}
    >
      <FieldItem
        label="审理结果"
        id="remedy-ruling"
        field="ruling"
        failure={save.error}
        extra={
          chosen
            ? `年度报告表四计入“${OUTCOMES[chosen.outcome]}”`
            : '照决定书、裁判文书上的结果选择，年度报告表四的栏目由系统归类'
        }
      >
        <Select
          id="remedy-ruling"
          value={ruling}
          options={rulings.map((each) => ({ value: each.ruling, label: each.label }))}
          onChange={setRuling}
        />
      </FieldItem>
      <FieldItem label="审结之日" id="remedy-concluded" field="concludedOn" failure={save.error}>
        <DayField id="remedy-concluded" value={concludedOn} onChange={setConcludedOn} />
      </FieldItem>
    </Ask>
  )
}

/** 收到副本: the period to answer to the body that decides begins. */
export function CopyForm({ remedy, close }: OfRemedy) {
  const [on, setOn] = useState<Day | null>(null)
  const [procedure, setProcedure] = useState<Procedure>('ordinary')
  const isReconsideration = remedy.kind === 'reconsideration'
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/remedies/:id/copy', {
        params: { id: remedy.id },
        body: { on: on as Day, procedure },
      }),
    onSuccess: () => done('已登记，答复期限已列入待办'),
  })
  return (
    <Ask title={`收到副本　${remedy.fileNumber}`} save={save} close={close} fields={['on', 'procedure']}>
      {isReconsideration && (
        <FieldItem label="审理程序" id="remedy-procedure" field="procedure" failure={save.error}>
          <Radio.Group
            id="remedy-procedure"
            value={procedure}
            onChange={(event) => setProcedure(event.target.value)}
            options={[
              { value: 'ordinary', label: '普通程序（10个工作日内答复）' },
              { value: 'simplified', label: '简易程序（5个工作日内答复）' },
            ]}
            className="upright"
          />
        </FieldItem>
      )}
      <FieldItem
        label={isReconsideration ? '收到复议申请书副本之日' : '收到起诉状副本之日'}
        id="remedy-copy"
        field="on"
        failure={save.error}
        extra={
          isReconsideration
            ? '依据：行政复议法第四十八条、第五十四条、第八十八条；通知书另有期限的以通知书为准'
            : '依据：行政诉讼法第六十七条，15日内提交答辩状和证据；通知书另有期限的以通知书为准'
        }
      >
        <DayField id="remedy-copy" value={on} onChange={setOn} />
      </FieldItem>
    </Ask>
  )
}

export function AnswerForm({ remedy, close }: OfRemedy) {
  const [on, setOn] = useState<Day | null>(null)
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/remedies/:id/answer', { params: { id: remedy.id }, body: { on: on as Day } }),
    onSuccess: () => done('已登记'),
  })
  const to = remedy.kind === 'reconsideration' ? '复议机关' : '人民法院'
  return (
    <Ask title={`已向${to}提交答复`} save={save} close={close} fields={['on']}>
      <FieldItem label="提交之日" id="remedy-answered" field="on" failure={save.error}>
        <DayField id="remedy-answered" value={on} onChange={setOn} />
      </FieldItem>
    </Ask>
  )
}
