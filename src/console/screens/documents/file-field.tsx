import { Button, Form } from 'antd'
import { useRef, useState } from 'react'

interface Props {
  label: string
  accept: string
  onChoose: (file: File | null) => void
}

/** Chooses one file; the browser's own control would speak the browser's language. */
export function FileField({ label, accept, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  return (
    <Form.Item label={label} htmlFor="chosen-file">
      <div className="upload-line">
        <Button onClick={() => input.current?.click()}>选择文件</Button>
        <span className={name === '' ? 'quiet' : ''}>{name || '尚未选择'}</span>
      </div>
      <input
        ref={input}
        id="chosen-file"
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0] ?? null
          setName(file?.name ?? '')
          onChoose(file)
        }}
      />
    </Form.Item>
  )
}
