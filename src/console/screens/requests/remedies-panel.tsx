import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import type {
  Remedy,
  RemedyKind,
  RemedyOutcome,
  Ruling,
  RulingChoice,
} from '../../../modules/remedies/api.ts'
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
  const { list = [], rulings, can } = found.data ?? {}
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
                {each.concludedOn} {resultOf(each, rulings?.[each.kind] ?? [])}
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
      {open !== null && open !== 'record' && (
        <ConcludeForm remedy={open} rulings={rulings?.[open.kind] ?? []} close={close} />
      )}
    </Card>
  )
}

/** The word of the body that decided, then the column of table 4 that it falls into. */
function resultOf(remedy: Remedy & { state: 'concluded' }, rulings: RulingChoice[]): string {
  const column = OUTCOMES[remedy.outcome]
  const chosen = rulings.find((each) => each.ruling === remedy.ruling)
  return chosen === undefined ? column : `${chosen.label}（${column}）`
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

interface ConcludeProps {
  remedy: Remedy
  rulings: RulingChoice[]
  close: () => void
}

function ConcludeForm({ remedy, rulings, close }: ConcludeProps) {
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
