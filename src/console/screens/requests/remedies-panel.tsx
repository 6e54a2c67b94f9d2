import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import type { Remedy, RemedyKind, RemedyOutcome } from '../../../modules/remedies/api.ts'
import { call } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { options } from '../../parts/words.ts'
import type { CaseView } from './use-requests.ts'

const KINDS: Record<RemedyKind, string> = {
  reconsideration: '行政复议',
  suitDirect: '行政诉讼（未经复议直接起诉）',
  suitAfterReconsideration: '行政诉讼（复议后起诉）',
}
const OUTCOMES: Record<RemedyOutcome, string> = {
  upheld: '结果维持',
  overturned: '结果纠正',
  other: '其他结果',
}

/** 复议、诉讼 over this case, as table 4 of the annual report will count them. */
export function RemediesPanel({ file }: { file: CaseView }) {
  const { id } = file.request
  const [open, setOpen] = useState<'record' | Remedy | null>(null)
  const found = useQuery({
    queryKey: ['requests', 'remedies', id],
    queryFn: () => call('GET', '/api/requests/:id/remedies', { params: { id } }),
  })
  const { list = [], can } = found.data ?? {}
  const close = () => setOpen(null)
  return (
    <Card
      title="复议、诉讼"
      extra={
        <GuardedButton
          size="small"
          whyNot={can?.record}
          disabled={can === undefined}
          onClick={() => setOpen('record')}
        >
          登记
        </GuardedButton>
      }
    >
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.isSuccess && list.length === 0 && <p className="quiet">没有行政复议、行政诉讼。</p>}
      <ul className="plain-list">
        {list.map((each) => (
          <li key={each.id} className="line-ends">
            <span>
              {KINDS[each.kind]}
              <div className="quiet">
                {each.fileNumber}　{each.filedOn} 提起
              </div>
            </span>
            {each.state === 'concluded' ? (
              <span className="quiet">
                {each.concludedOn} {OUTCOMES[each.outcome]}
              </span>
            ) : (
              <GuardedButton size="small" whyNot={can?.record} onClick={() => setOpen(each)}>
                登记结果
              </GuardedButton>
            )}
          </li>
        ))}
      </ul>
      {open === 'record' && <RecordForm requestId={id} close={close} />}
      {open !== null && open !== 'record' && <ConcludeForm remedy={open} close={close} />}
    </Card>
  )
}

function RecordForm({ requestId, close }: { requestId: number; close: () => void }) {
  const [kind, setKind] = useState<RemedyKind | null>(null)
  const [fileNumber, setFileNumber] = useState('')
  const [filedOn, setFiledOn] = useState<Day | null>(null)
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/requests/:id/remedies', {
        params: { id: requestId },
        // What is not chosen yet, the server names beside its field.
        body: { kind: kind as RemedyKind, fileNumber, filedOn: filedOn as Day },
      }),
    onSuccess: () => done('已登记'),
  })
  return (
    <Ask title="登记复议、诉讼" save={save} close={close} fields={['kind', 'fileNumber', 'filedOn']}>
      <FieldItem label="类别" id="remedy-kind" field="kind" failure={save.error}>
        <Select id="remedy-kind" value={kind} options={options(KINDS)} onChange={setKind} />
      </FieldItem>
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

function ConcludeForm({ remedy, close }: { remedy: Remedy; close: () => void }) {
  const [outcome, setOutcome] = useState<RemedyOutcome | null>(null)
  const [concludedOn, setConcludedOn] = useState<Day | null>(null)
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/remedies/:id/conclusion', {
        params: { id: remedy.id },
        body: { outcome: outcome as RemedyOutcome, concludedOn: concludedOn as Day },
      }),
    onSuccess: () => done('已登记结果'),
  })
  return (
    <Ask
      title={`登记结果　${remedy.fileNumber}`}
      save={save}
      close={close}
      fields={['outcome', 'concludedOn']}
    >
      <FieldItem
        label="审理结果"
        id="remedy-outcome"
        field="outcome"
        failure={save.error}
        extra="维持、驳回请求为结果维持；变更、撤销、确认违法、责令履行为结果纠正；终止、不予受理、调解、撤回等为其他结果"
      >
        <Select id="remedy-outcome" value={outcome} options={options(OUTCOMES)} onChange={setOutcome} />
      </FieldItem>
      <FieldItem label="审结之日" id="remedy-concluded" field="concludedOn" failure={save.error}>
        <DayField id="remedy-concluded" value={concludedOn} onChange={setConcludedOn} />
      </FieldItem>
    </Ask>
  )
}

interface AskProps {
  title: string
  save: { mutate(): void; isPending: boolean; error: Error | null }
  close: () => void
  fields: readonly string[]
  children: React.ReactNode
}

function Ask({ title, save, close, fields, children }: AskProps) {
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      footer={[
        <Button key="no" onClick={close}>
          取消
        </Button>,
        <Button key="yes" type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          登记
        </Button>,
      ]}
    >
      <Form layout="vertical">{children}</Form>
      <FailureBeyond fields={fields} of={save.error} />
    </Modal>
  )
}

function useDone(close: () => void) {
  const { message } = App.useApp()
  const client = useQueryClient()
  return async (words: string) => {
    await client.invalidateQueries({ queryKey: ['requests', 'remedies'] })
    message.success(words)
    close()
  }
}
