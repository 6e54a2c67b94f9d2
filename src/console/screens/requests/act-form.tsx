import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useEffect, useState } from 'react'
import { DayField } from '../../parts/day-field.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { type FieldProps, isWide, WideField } from './act-fields.tsx'
import type { ActSpec, Values } from './act-spec.ts'
import { LetterSheet } from './letter-sheet.tsx'
import { previewOf } from './preview-letter.ts'
import { ProposalPanel } from './proposal-panel.tsx'
import type { CaseView, Choices } from './use-requests.ts'

interface Props {
  spec: ActSpec
  file: CaseView
  choices: Choices
  close: () => void
}

/** The small form of an act; where it sends a letter, the letter stands beside it before it is sent. */
export function ActForm({ spec, file, choices, close }: Props) {
  const { id, version } = file.request
  const { message } = App.useApp()
  const client = useQueryClient()
  const [values, setValues] = useState(() => spec.initial(file))
  const sheet = useMutation({ mutationFn: () => previewOf(spec, id, values) })
  const doing = useMutation({
    mutationFn: () => spec.send(id, values, version),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['requests'], predicate: notChoices })
      message.success(spec.done)
      close()
    },
  })
  const set = (change: Values) => {
    setValues((now) => ({ ...now, ...change }))
    // What was shown is no longer what would be sent.
    if (spec.act !== 'approve') sheet.reset()
    doing.reset()
  }
  const show = sheet.mutate
  // Whoever approves decides on the letter: it is there from the start.
  useEffect(() => {
    if (spec.act === 'approve') show()
  }, [spec.act, show])
  const failure = doing.error ?? sheet.error
  const fields = spec.fields(file, choices, values)
  return (
    <Modal
      open
      title={spec.name}
      width={spec.hasLetter && sheet.isSuccess ? 1080 : 600}
      style={{ top: 32 }}
      onCancel={close}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={close}>
          取消
        </Button>,
        ...(spec.hasLetter && spec.act !== 'approve'
          ? [
              <Button key="preview" loading={sheet.isPending} onClick={() => show()}>
                预览文书
              </Button>,
            ]
          : []),
        <Button
          key="do"
          type="primary"
          danger={spec.isDanger === true}
          loading={doing.isPending}
          onClick={() => doing.mutate()}
        >
          {spec.verb}
        </Button>,
      ]}
    >
      <div className={sheet.isSuccess ? 'act-form with-letter' : 'act-form'}>
        <div>
          {spec.act === 'approve' && !sheet.isSuccess && <ProposalPanel file={file} choices={choices} />}
          <Form layout="vertical">
            {fields.map((field) => (
              <FieldItem
                key={field.name}
                label={field.label}
                id={`act-${field.name}`}
                field={field.name}
                failure={failure}
                extra={field.extra}
              >
                {isWide(field) ? (
                  <WideField field={field} values={values} set={set} file={file} choices={choices} />
                ) : (
                  <Field field={field} values={values} set={set} file={file} choices={choices} />
                )}
              </FieldItem>
            ))}
          </Form>
          <FailureBeyond fields={fields.map(({ name }) => name)} of={failure} />
        </div>
        {sheet.isSuccess && <LetterSheet html={sheet.data.html} />}
      </div>
    </Modal>
  )
}

/** The words of the law do not change when a case does. */
function notChoices({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[1] !== 'choices'
}

function Field({ field, values, set, file, choices }: FieldProps) {
  const { name } = field
  const id = `act-${name}`
  const value = values[name] ?? null
  switch (field.kind) {
    case 'day':
      return (
        <DayField
          id={id}
          value={value as CaseView['today'] | null}
          onChange={(chosen) => set({ [name]: chosen })}
          {...(field.isPast ? { last: file.today } : {})}
        />
      )
    case 'text':
      return (
        <Input.TextArea
          id={id}
          rows={3}
          className="grows"
          value={String(value ?? '')}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )
    case 'line':
      return (
        <Input
          id={id}
          value={String(value ?? '')}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )
    case 'number':
      return (
        <InputNumber
          id={id}
          min={1}
          precision={0}
          value={value as number | null}
          onChange={(number) => set({ [name]: number })}
        />
      )
    case 'choice':
      return (
        <Select
          id={id}
          placeholder="请选择"
          value={value as string | null}
          options={field.options ?? []}
          onChange={(chosen: string) => set({ [name]: chosen })}
        />
      )
    case 'outcome':
      return (
        <Select
          id={id}
          value={value as string | null}
          placeholder="请选择"
          showSearch={{ optionFilterProp: 'label' }}
          listHeight={420}
          options={outcomeGroups(choices)}
          onChange={(chosen: string) => set({ [name]: chosen })}
        />
      )
    default:
      return null
  }
}

/** The 21 rows of table 3 under their six headings. */
function outcomeGroups({ outcomes }: Choices) {
  const groups = Map.groupBy(outcomes, ({ group }) => group)
  return [...groups].map(([label, list]) => ({
    label,
    options: list.map(({ code, label: words, article }) => ({
      value: code,
      label: article === null ? words : `${words}（${article}）`,
    })),
  }))
}
