import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import type { Note, NotesFound } from './page-notes.tsx'

type Result = keyof NotesFound['results']

interface Props {
  note: Note
  results: NotesFound['results']
  onClose: () => void
}

/** Found and done; whoever sent the note reads it under number and code. */
export function AnswerNote({ note, results, onClose }: Props) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [result, setResult] = useState<Result | null>(null)
  const [text, setText] = useState('')
  const answering = useMutation({
    mutationFn: () =>
      call('POST', '/api/page-notes/:id/answer', {
        params: { id: note.id },
        body: { result: result as Result, text, version: note.version },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['page-notes'] })
      message.success(`已答复 ${note.number}`)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`答复 ${note.number}`}
      okText="答复"
      cancelText="取消"
      confirmLoading={answering.isPending}
      mask={{ closable: false }}
      onOk={() => answering.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <FieldItem label="处理结果" id="note-result" field="result" failure={answering.error}>
          <Radio.Group
            id="note-result"
            className="upright"
            value={result}
            onChange={(event) => setResult(event.target.value)}
            options={(Object.entries(results) as [Result, string][]).map(([value, label]) => ({
              value,
              label,
            }))}
          />
        </FieldItem>
        <FieldItem
          label="核查和处理的情况"
          id="note-text"
          field="text"
          failure={answering.error}
          extra="提交的人凭编号和查询码看到这段话"
        >
          <Input.TextArea
            id="note-text"
            rows={4}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </FieldItem>
      </Form>
      <FailureBeyond of={answering.error} fields={['result', 'text']} />
    </Modal>
  )
}
