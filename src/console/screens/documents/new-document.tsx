import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Card } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { call, Refusals } from '../../api.ts'
import { minuteText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { useUnsavedWarning } from '../../parts/use-unsaved-warning.ts'
import { BodyEditor } from './body-editor.tsx'
import { forgetCopy, keepCopy, readCopy } from './local-copy.ts'
import { type Metadata, MetadataForm } from './metadata-form.tsx'
import { TitleField } from './title-field.tsx'
import { type ImportedText, WordImport } from './word-import.tsx'

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
  genre: '',
  sourceUrl: '',
  byline: '',
  keywords: '',
  relations: [],
}

/** Of the copy in the browser of what has no number yet. */
const NEW = 0

export function NewDocument() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const [copy] = useState(() => readCopy(NEW))
  const [content, setContent] = useState<typeof BLANK>(() =>
    copy === null ? BLANK : { ...BLANK, ...copy.edits },
  )
  /** Begun for an import that then failed: what is saved next goes there. */
  const [begun, setBegun] = useState<{ id: number; version: number } | null>(null)
  const [savedId, setSavedId] = useState<number | null>(null)
  const set = (change: Partial<typeof BLANK>) => setContent((now) => ({ ...now, ...change }))
  const write = async (given: typeof BLANK) => {
    const { columnId, ...rest } = given
    if (columnId === null) throw columnMissing()
    if (begun === null) return call('POST', '/api/documents', { body: { columnId, ...rest } })
    const body = { version: begun.version, columnId, ...rest }
    return { id: begun.id, ...(await call('PUT', '/api/documents/:id', { params: { id: begun.id }, body })) }
  }
  const finish = async (id: number) => {
    forgetCopy(NEW)
    await client.invalidateQueries({ queryKey: ['documents'] })
    setSavedId(id)
  }
  const create = useMutation({ mutationFn: () => write(content), onSuccess: ({ id }) => finish(id) })
  const beginWith = async (file: File) => {
    const named = { ...content, title: content.title || file.name.replace(/\.[^.]+$/, '') }
    setContent(named)
    const { id, version } = await write(named)
    setBegun({ id, version })
    return id
  }
  const putText = async (text: ImportedText, id: number) => {
    const { version } = (await call('GET', '/api/documents/:id/writing', { params: { id } })).open ?? {
      version: 1,
    }
    await call('PUT', '/api/documents/:id', { params: { id }, body: { version, bodyHtml: text.html } })
    await finish(id)
  }
  const isWritten = content !== BLANK && savedId === null
  useUnsavedWarning(isWritten)
  useEffect(() => {
    if (!isWritten) return
    const soon = setTimeout(() => keepCopy(NEW, { version: 0, edits: givenOf(content) }), 400)
    return () => clearTimeout(soon)
  }, [isWritten, content])
  // Only after the render in which nothing is unsaved any more: else the warning would stand in the way.
  useEffect(() => {
    if (savedId !== null) navigate(`/documents/${savedId}`, { replace: true })
  }, [savedId, navigate])
  return (
    <>
      <div className="screen-head">
        <h1>拟写信息</h1>
        <Button type="primary" onClick={() => create.mutate()} loading={create.isPending}>
          保存草稿
        </Button>
      </div>
      <div className="stack">
        {copy !== null && (
          <p className="draft-state" role="status">
            已恢复您在 {minuteText(copy.keptAt)} 未保存的文字
          </p>
        )}
        <Failure of={create.error} />
        <div className="two-sides">
          <Card>
            <TitleField title={content.title} onChange={(title) => set({ title })} failure={create.error} />
            <WordImport documentFor={beginWith} hasText={content.bodyHtml !== ''} onText={putText} />
            <BodyEditor
              html={content.bodyHtml}
              onChange={(bodyHtml) => set({ bodyHtml })}
              failure={create.error}
            />
          </Card>
          <Card title="信息项">
            <MetadataForm content={content} set={set} failure={create.error} />
          </Card>
        </div>
      </div>
    </>
  )
}

/** What a copy in the browser holds: a column not chosen yet is nothing. */
function givenOf({ columnId, ...rest }: typeof BLANK) {
  return columnId === null ? rest : { ...rest, columnId }
}

function columnMissing(): Refusals {
  return new Refusals(422, [{ code: 'invalid', message: '请选择栏目', article: null, field: 'columnId' }])
}
