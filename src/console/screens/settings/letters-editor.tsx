import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Input, Skeleton } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { useUnsavedWarning } from '../../parts/use-unsaved-warning.ts'
import { LetterSheet } from '../requests/letter-sheet.tsx'
import type { Template } from './letters.tsx'
import { LetterHistory } from './letters-history.tsx'
import { TemplateChanges, TemplateProblems } from './letters-reading.tsx'

const PAUSE = 400

/** One text, with what is wrong with it and the letter that it makes beside it. */
export function LetterEditor({ template, onClose }: { template: Template; onClose: () => void }) {
  const { kind, outcome, label, standard, version, fields } = template
  const { message } = App.useApp()
  const client = useQueryClient()
  const [text, setText] = useState(template.text)
  const asked = useRested(text)
  const area = useRef<TextAreaRef>(null)
  const isDirty = text !== template.text
  useUnsavedWarning(isDirty)
  const reading = useQuery({
    queryKey: ['settings', 'letters', 'reading', kind, outcome, asked],
    queryFn: () =>
      call('POST', '/api/settings/letter-template-reading', { body: { kind, outcome, text: asked } }),
    placeholderData: keepPreviousData,
  })
  const save = useMutation({
    mutationFn: (to: string | null) =>
      call('PUT', '/api/settings/letter-templates', { body: { kind, outcome, text: to, seen: version } }),
    onSuccess: async (_, to) => {
      await client.invalidateQueries({ queryKey: ['settings', 'letters'] })
      message.success(to === null ? '已恢复默认，今后的文书按默认模板' : '已保存，今后的文书按新模板')
    },
  })
  const insert = (name: string) => {
    const input = area.current?.resizableTextArea?.textArea
    const [from, to] = [input?.selectionStart ?? text.length, input?.selectionEnd ?? text.length]
    setText(`${text.slice(0, from)}{${name}}${text.slice(to)}`)
    const behind = from + name.length + 2
    requestAnimationFrame(() => {
      input?.focus()
      input?.setSelectionRange(behind, behind)
    })
  }
  return (
    <div className="stack">
      <div className="line-ends">
        <h2>{label}</h2>
        <Button onClick={onClose}>返回模板列表</Button>
      </div>
      <div className="template-sides">
        <Card title={template.isOwn ? `本单位第 ${version} 版` : '默认模板'}>
          {fields.length > 0 && (
            <fieldset className="field-buttons" aria-label="插入字段">
              {fields.map(({ name }) => (
                <Button key={name} size="small" onClick={() => insert(name)}>
                  {name}
                </Button>
              ))}
            </fieldset>
          )}
          <Form layout="vertical">
            <FieldItem
              label={fields.length > 0 ? '正文（一行一段；点上面的字段插入光标处）' : '处理决定的写法'}
              id="template-text"
              field="text"
              failure={isDirty ? save.error : null}
            >
              <Input.TextArea
                id="template-text"
                ref={area}
                rows={fields.length > 0 ? 14 : 5}
                value={text}
                onChange={(event) => {
                  save.reset()
                  setText(event.target.value)
                }}
              />
            </FieldItem>
          </Form>
          <TemplateProblems of={reading.data?.problems ?? []} />
          <FailureBeyond of={save.error} fields={['text']} />
          <div className="actions">
            <Button
              type="primary"
              disabled={!isDirty}
              loading={save.isPending}
              onClick={() => save.mutate(text)}
            >
              保存为第 {version + 1} 版
            </Button>
            {isDirty && <Button onClick={() => setText(template.text)}>放弃改动</Button>}
            {template.isOwn && <Button onClick={() => save.mutate(null)}>恢复默认</Button>}
          </div>
        </Card>
        <Card title="预览（示例内容）">
          <Failure of={reading.error} onRetry={() => reading.refetch()} />
          {reading.isPending && <Skeleton active />}
          {reading.data !== undefined && <LetterSheet html={reading.data.html} />}
        </Card>
      </div>
      {text !== standard && <TemplateChanges before={standard} after={text} />}
      {version > 0 && <LetterHistory of={template} onTake={setText} />}
    </div>
  )
}

/** The text, once typing has paused. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const soon = setTimeout(() => setRested(text), PAUSE)
    return () => clearTimeout(soon)
  }, [text])
  return rested
}
