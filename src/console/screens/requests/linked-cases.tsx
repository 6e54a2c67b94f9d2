import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { FieldItem } from '../../parts/field-item.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { type FieldSpec, proposalFields, type Values } from './act-spec.ts'
import { Shell, useDoing } from './intake-forms.tsx'
import type { Sheet } from './intake-panel.tsx'
import type { CaseView, Choices } from './use-requests.ts'

/** 并案: the other cases, and one reply or one approval for all of them. */
export function LinkedCases({ file, sheet, choices }: { file: CaseView; sheet: Sheet; choices: Choices }) {
  const [open, setOpen] = useState<'propose' | 'approve' | null>(null)
  const { id } = file.request
  if (sheet.linked.length === 0) return null
  const close = () => setOpen(null)
  return (
    <>
      <h3>并案答复</h3>
      <ul className="plain-list">
        {sheet.linked.map((each) => (
          <li key={each.id} className="line-ends">
            <Link to={`/requests/${each.id}`}>
              {each.caseNumber ?? each.receiptNumber}　{each.information}
            </Link>
            {each.direct && <Unlink id={id} to={each.id} />}
          </li>
        ))}
      </ul>
      <div className="actions">
        <GuardedButton
          size="small"
          type="primary"
          whyNot={file.can.propose}
          onClick={() => setOpen('propose')}
        >
          一并拟写答复
        </GuardedButton>
        <GuardedButton
          size="small"
          whyNot={sheet.can.approve ?? file.can.approve}
          onClick={() => setOpen('approve')}
        >
          一并审批
        </GuardedButton>
      </div>
      {open === 'propose' && <JointReply file={file} choices={choices} close={close} />}
      {open === 'approve' && <JointApproval file={file} close={close} />}
    </>
  )
}

function Unlink({ id, to }: { id: number; to: number }) {
  const undo = useDoing(
    '已解除并案',
    () => {},
    () => call('POST', '/api/requests/:id/unlinking', { params: { id }, body: { to } }),
  )
  return (
    <Button size="small" loading={undo.isPending} onClick={() => undo.mutate()}>
      解除
    </Button>
  )
}

/** What several cases can share: what is withheld and what is enclosed belongs to one of them. */
const JOINT_KINDS: readonly FieldSpec['kind'][] = ['outcome', 'text']

function JointReply({ file, choices, close }: { file: CaseView; choices: Choices; close: () => void }) {
  const { id, version } = file.request
  const [values, setValues] = useState<Values>({ outcome: null, content: '', ground: '' })
  const doing = useDoing('已一并送审，请等待负责人审批', close, () =>
    call('POST', '/api/requests/:id/joint-reply', {
      params: { id },
      body: {
        outcome: values.outcome as Choices['outcomes'][number]['code'],
        content: String(values.content ?? ''),
        ground: String(values.ground ?? ''),
        version,
      },
    }),
  )
  const fields = proposalFields(choices, values).filter(({ kind }) => JOINT_KINDS.includes(kind))
  return (
    <Shell
      title="一并拟写答复"
      verb="一并送审"
      doing={doing}
      close={close}
      fields={fields.map(({ name }) => name)}
    >
      <p className="quiet">
        各件用同一答复，每件各写一份答复书、各编文号。部分公开的、附有文件的，请逐件拟写。
      </p>
      {fields.map(({ name, label, kind, extra }) => (
        <FieldItem
          key={name}
          label={label}
          id={`joint-${name}`}
          field={name}
          failure={doing.error}
          extra={extra}
        >
          {kind === 'outcome' ? (
            <Select
              id={`joint-${name}`}
              value={values[name] as string | null}
              placeholder="请选择"
              options={choices.outcomes
                .filter(({ code }) => code !== 'partlyGranted')
                .map(({ code, label: words }) => ({ value: code, label: words }))}
              onChange={(outcome) => setValues({ ...values, outcome })}
            />
          ) : (
            <Input.TextArea
              id={`joint-${name}`}
              rows={3}
              value={String(values[name] ?? '')}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          )}
        </FieldItem>
      ))}
    </Shell>
  )
}

function JointApproval({ file, close }: { file: CaseView; close: () => void }) {
  const { id, version } = file.request
  const [opinion, setOpinion] = useState('同意。')
  const doing = useDoing('已一并答复，请分别送达', close, () =>
    call('POST', '/api/requests/:id/joint-approval', { params: { id }, body: { opinion, version } }),
  )
  return (
    <Shell title="一并审批" verb="同意，作出各件答复" doing={doing} close={close} fields={['opinion']}>
      <Form.Item label="审批意见" htmlFor="joint-opinion">
        <Input.TextArea
          id="joint-opinion"
          rows={2}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
      </Form.Item>
    </Shell>
  )
}
