import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Card } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { call, Refusals } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { useUnsavedWarning } from '../../parts/use-unsaved-warning.ts'
import { BodyEditor } from './body-editor.tsx'
import { type Metadata, MetadataForm } from './metadata-form.tsx'
import { TitleField } from './title-field.tsx'

const BLANK: Metadata & { title: string; bodyHtml: string } = {
  title: '',
  bodyHtml: '',
  columnId: null,
  kind: 'general',
  documentNumber: '',
  issuedOn: null,
  theme: '其他',
  disclosure: 'proactive',
  disclosureReason: '',
  source: '',
  isRepost: false,
  summary: '',
}

export function NewDocument() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const [content, setContent] = useState(BLANK)
  const set = (change: Partial<typeof BLANK>) => setContent((now) => ({ ...now, ...change }))
  const create = useMutation({
    mutationFn: async () => {
      const { columnId, ...rest } = content
      if (columnId === null) throw columnMissing()
      return call('POST', '/api/documents', { body: { columnId, ...rest } })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['documents', 'list'] }),
  })
  useUnsavedWarning(content !== BLANK && !create.isSuccess)
  const createdId = create.data?.id
  // Only after the render in which nothing is unsaved any more: else the warning would stand in the way.
  useEffect(() => {
    if (createdId !== undefined) navigate(`/documents/${createdId}`, { replace: true })
  }, [createdId, navigate])
  return (
    <>
      <div className="screen-head">
        <h1>拟写信息</h1>
        <Button type="primary" onClick={() => create.mutate()} loading={create.isPending}>
          保存草稿
        </Button>
      </div>
      <div className="stack">
        <Failure of={create.error} />
        <div className="two-sides">
          <Card>
            <TitleField title={content.title} onChange={(title) => set({ title })} failure={create.error} />
            <BodyEditor html={content.bodyHtml} onChange={(bodyHtml) => set({ bodyHtml })} />
          </Card>
          <Card title="信息项">
            <MetadataForm content={content} set={set} failure={create.error} />
          </Card>
        </div>
      </div>
    </>
  )
}

function columnMissing(): Refusals {
  return new Refusals(422, [{ code: 'invalid', message: '请选择栏目', article: null, field: 'columnId' }])
}
