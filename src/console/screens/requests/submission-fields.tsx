import { Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { Refusals } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { options } from '../../parts/words.ts'
import { RECEIPT_NOTE, type Typed } from './submission.ts'
import type { Choices } from './use-requests.ts'

export interface Props {
  typed: Typed
  set: (change: Partial<Typed>) => void
  failure: Error | null
  choices: Choices | undefined
}

type TextField = Exclude<keyof Typed, 'channel' | 'receivedOn' | 'oral' | 'files' | 'moreItems'>

export function ReceiptFields({ typed, set, failure, choices }: Props) {
  const { channel } = typed
  return (
    <div className="form-grid">
      <Field name="channel" label="收到渠道" failure={failure} isWide isRequired>
        <Radio.Group
          id="request-channel"
          value={channel}
          options={options(choices?.channels ?? ({} as never))}
          onChange={(event) => set({ channel: event.target.value })}
        />
      </Field>
      <Field
        name="receivedOn"
        label={channel === 'registeredPost' ? '签收之日' : channel === 'inPerson' ? '提交之日' : '收件日期'}
        failure={failure}
        isWide
        isRequired
        extra={
          channel === null
            ? '收到申请之日按渠道确定（条例第三十一条）'
            : `${RECEIPT_NOTE[channel]}（条例第三十一条）`
        }
      >
        <DayField
          id="request-receivedOn"
          value={typed.receivedOn}
          onChange={(receivedOn) => set({ receivedOn })}
        />
      </Field>
    </div>
  )
}

export function ApplicantFields({ typed, set, failure, choices }: Props) {
  const text = textOf({ typed, set, failure })
  const isPerson = typed.applicantKind === 'naturalPerson'
  return (
    <div className="form-grid">
      <Field name="applicantKind" label="申请人类型" failure={failure} isWide isRequired>
        <Radio.Group
          id="request-applicantKind"
          value={typed.applicantKind}
          options={options(choices?.applicantKinds ?? ({} as never))}
          onChange={(event) => set({ applicantKind: event.target.value })}
        />
      </Field>
      {text('name', isPerson ? '姓名' : '单位名称', true)}
      {isPerson ? (
        <Field name="idDocument" label="身份证件" failure={failure} isRequired>
          <div className="joined">
            <Select
              aria-label="证件类型"
              value={typed.idKind}
              options={options(choices?.idKinds ?? ({} as never))}
              onChange={(idKind) => set({ idKind })}
            />
            <Input
              id="request-idDocument"
              placeholder="证件号码"
              autoComplete="off"
              value={typed.idDocument}
              onChange={(event) => set({ idDocument: event.target.value })}
            />
          </div>
        </Field>
      ) : (
        text('organisationCode', '统一社会信用代码', true)
      )}
      {text('phone', '电话')}
      {text('email', '电子邮箱')}
      {text('address', '通信地址')}
      {text('postcode', '邮政编码')}
      {text('agentName', '代理人姓名（有代理人的）')}
      {text('agentIdDocument', '代理人证件号码')}
      {text('agentPhone', '代理人联系电话')}
      <Field name="authorityBy" label="授权委托书" failure={failure}>
        <Select
          id="request-authorityBy"
          value={typed.authorityBy}
          options={options(choices?.authorityWays ?? ({} as never))}
          onChange={(authorityBy) => set({ authorityBy })}
        />
      </Field>
    </div>
  )
}

export function WantedFields({ typed, set, failure, choices }: Props) {
  const area = (name: TextField, label: string, extra: string) => (
    <Field
      name={name}
      label={label}
      failure={failure}
      isWide
      isRequired={name === 'information'}
      extra={extra}
    >
      <Input.TextArea
        id={`request-${name}`}
        rows={3}
        className="grows"
        value={typed[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Field>
  )
  const select = (name: 'provideAs' | 'serveBy', label: string, names: Record<string, string>) => (
    <Field name={name} label={label} failure={failure} isRequired>
      <Select
        id={`request-${name}`}
        value={typed[name]}
        options={options(names)}
        onChange={(value) => set({ [name]: value })}
      />
    </Field>
  )
  return (
    <div className="form-grid">
      {area('information', '信息名称、文号', '或者便于查询的其他特征性描述（条例第二十九条）')}
      {area('description', '补充说明', '可以不填')}
      {select('provideAs', '提供形式', choices?.waysToProvide ?? {})}
      {select('serveBy', '获取途径', choices?.waysToServe ?? {})}
      {area('helpWanted', '需要的帮助', '阅读、视听有困难的申请人需要的帮助（条例第四十三条），没有的不填')}
    </div>
  )
}

function textOf({ typed, set, failure }: Omit<Props, 'choices'>) {
  return (name: TextField, label: string, isRequired = false) => (
    <Field name={name} label={label} failure={failure} isRequired={isRequired}>
      <Input
        id={`request-${name}`}
        autoComplete="off"
        value={typed[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Field>
  )
}

interface FieldProps {
  /** As the server calls it: of a part of a list with its place, as in `moreItems.0.information`. */
  name: string
  label: string
  failure: Error | null
  extra?: string
  isWide?: boolean
  isRequired?: boolean
  children: ReactNode
}

/** A field with what the server says of it: by its own name, or as a part of the submission. */
export function Field({
  name,
  label,
  failure,
  extra,
  isWide = false,
  isRequired = false,
  children,
}: FieldProps) {
  const list = failure instanceof Refusals ? failure.list : []
  const errors = list
    .filter(({ field }) => field === name || field === `submission.${name}`)
    .map(({ message }) => message)
  return (
    <Form.Item
      label={label}
      htmlFor={`request-${name}`}
      extra={extra}
      required={isRequired}
      {...(isWide ? { className: 'form-wide' } : {})}
      {...(errors.length > 0 ? { validateStatus: 'error' as const, help: errors.join('；') } : {})}
    >
      {children}
    </Form.Item>
  )
}
