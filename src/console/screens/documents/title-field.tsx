import { Form, Input } from 'antd'
import { fieldErrors } from '../../parts/failure.tsx'

interface Props {
  title: string
  onChange: (title: string) => void
  failure: Error | null
}

export function TitleField({ title, onChange, failure }: Props) {
  const errors = fieldErrors(failure, 'title')
  return (
    <Form.Item
      {...(errors.length > 0 ? { validateStatus: 'error' as const, help: errors.join('；') } : {})}
      style={{ marginBottom: 12 }}
    >
      <Input.TextArea
        aria-label="标题"
        placeholder="标题"
        rows={1}
        maxLength={300}
        className="title-field grows"
        value={title}
        onChange={(event) => onChange(event.target.value.replaceAll('\n', ''))}
      />
    </Form.Item>
  )
}
