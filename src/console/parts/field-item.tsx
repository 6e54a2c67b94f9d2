import { Form } from 'antd'
import type { ReactNode } from 'react'
import { Refusals } from '../api.ts'
import { reasonText } from './guarded-button.tsx'

interface Props {
  label: string
  /** The id of the input, to which the label leads. */
  id: string
  /** The server's name of the field; what it says of it stands beside the input. */
  field: string
  failure: Error | null
  extra?: ReactNode
  children: ReactNode
}

export function FieldItem({ label, id, field, failure, extra, children }: Props) {
  const list = failure instanceof Refusals ? failure.list : []
  const errors = list.filter((each) => each.field === field).map(reasonText)
  return (
    <Form.Item
      label={label}
      htmlFor={id}
      extra={extra}
      {...(errors.length > 0 ? { validateStatus: 'error' as const, help: errors.join('；') } : {})}
    >
      {children}
    </Form.Item>
  )
}
