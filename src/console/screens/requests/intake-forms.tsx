import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { options } from '../../parts/words.ts'
import type { Sheet } from './intake-panel.tsx'
import type { CaseView, Choices } from './use-requests.ts'

interface Props {
  file: CaseView
  sheet: Sheet
  choices: Choices
  close: () => void
}

/** 更正申请人类型: decides the column of table 3. */
export function ClassifyForm({ file, choices, close }: Props) {
  const { id, version, applicantKind: now } = file.request
  const [applicantKind, setKind] = useState(now)
  const [reason, setReason] = useState('')
  const doing = useDoing('已更正，年度统计按更正后的类型计算', close, () =>
    call('POST', '/api/requests/:id/classification', {
      params: { id },
      body: { applicantKind, reason, version },
    }),
  )
  return (
    <Shell
      title="更正申请人类型"
      verb="更正"
      doing={doing}
      close={close}
      fields={['applicantKind', 'reason']}
    >
      <FieldItem
        label="申请人类型"
        id="classify-kind"
        field="applicantKind"
        failure={doing.error}
        extra="申请原件上的选择不变，更正记入办理经过"
      >
        <Select
          id="classify-kind"
          value={applicantKind}
          options={options(choices.applicantKinds)}
          onChange={setKind}
        />
      </FieldItem>
      <FieldItem label="理由" id="classify-reason" field="reason" failure={doing.error}>
        <Input.TextArea
          id="classify-reason"
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </FieldItem>
    </Shell>
  )
}

/** 一事一申请: each part becomes a case with a number of its own. */
export function SplitForm({ file, sheet, close }: Props) {
  const { id, version, information } = file.request
  const asked = sheet.items.map((each) => each.information)
  // Of a case that was split already, only its own part can be split further.
  const isWhole = asked.length > 1 && sheet.siblings.length === 0
  const [parts, setParts] = useState(isWhole ? asked : [information, ''])
  const doing = useDoing('已拆分，各件的登记回执已写好', close, () =>
    call('POST', '/api/requests/:id/split', { params: { id }, body: { parts, version } }),
  )
  const set = (at: number, text: string) => setParts(parts.with(at, text))
  return (
    <Shell title="拆分为几件" verb={`拆分为${parts.length}件`} doing={doing} close={close} fields={[]}>
      <p className="quiet">
        每件单独编号、单独计算期限和统计，收到之日相同；登记回执告知申请人各件编号。第一件留在本件。
      </p>
      {parts.map((part, at) => (
        <FieldItem
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place.
          key={at}
          label={`第${at + 1}件`}
          id={`split-${at}`}
          field={`parts.${at}`}
          failure={doing.error}
        >
          <Input.TextArea
            id={`split-${at}`}
            rows={2}
            value={part}
            onChange={(event) => set(at, event.target.value)}
          />
        </FieldItem>
      ))}
      <div className="actions">
        <Button size="small" disabled={parts.length >= 10} onClick={() => setParts([...parts, ''])}>
          再加一件
        </Button>
        <Button size="small" disabled={parts.length <= 2} onClick={() => setParts(parts.slice(0, -1))}>
          少一件
        </Button>
      </div>
    </Shell>
  )
}

/** 并案: to be answered together with another case. */
export function LinkForm({ file, close }: Props) {
  const { id } = file.request
  const [to, setTo] = useState('')
  const doing = useDoing('已并案，可以一并送审', close, () =>
    call('POST', '/api/requests/:id/links', { params: { id }, body: { to } }),
  )
  return (
    <Shell title="与另一件并案" verb="并案" doing={doing} close={close} fields={['to']}>
      <FieldItem
        label="另一件的登记编号或者回执编号"
        id="link-to"
        field="to"
        failure={doing.error}
        extra="内容相同的申请可以一并答复，每件各发一份答复书、各计一件"
      >
        <Input
          id="link-to"
          placeholder="例如〔2024〕12号"
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </FieldItem>
    </Shell>
  )
}

/** What is done to a case; afterwards everything about cases is read afresh. */
export function useDoing(done: string, close: () => void, work: () => Promise<unknown>) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: work,
    onSuccess: async () => {
      await client.invalidateQueries({
        queryKey: ['requests'],
        predicate: ({ queryKey }) => queryKey[1] !== 'choices',
      })
      message.success(done)
      close()
    },
  })
}

interface ShellProps {
  title: string
  verb: string
  doing: ReturnType<typeof useDoing>
  close: () => void
  fields: string[]
  children: ReactNode
}

export function Shell({ title, verb, doing, close, fields, children }: ShellProps) {
  return (
    <Modal
      open
      title={title}
      okText={verb}
      cancelText="取消"
      confirmLoading={doing.isPending}
      onOk={() => doing.mutate()}
      onCancel={close}
      mask={{ closable: false }}
    >
      <Form layout="vertical">{children}</Form>
      <FailureBeyond fields={fields} of={doing.error} />
    </Modal>
  )
}
