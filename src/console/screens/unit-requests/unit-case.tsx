import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { type AnswerOf, call, upload } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { FileField } from '../documents/file-field.tsx'

type UnitCase = AnswerOf<'GET', '/api/unit-requests/:id'>

/** A case as the unit sees it: what is asked and by when; nothing of the applicant. */
export function UnitCaseScreen() {
  const id = Number(useParams().id)
  const found = useQuery({
    queryKey: ['unit-requests', id],
    queryFn: () => call('GET', '/api/unit-requests/:id', { params: { id } }),
    enabled: id > 0,
  })
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  if (found.isPending) return <Skeleton active />
  const file = found.data
  return (
    <div className="stack" key={id}>
      <h1>{file.information}</h1>
      <Card title="交办事项">
        <dl className="facts">
          <dt>案件编号</dt>
          <dd>{file.caseNumber}</dd>
          {file.description !== '' && (
            <>
              <dt>申请内容</dt>
              <dd className="written">{file.description}</dd>
            </>
          )}
          <dt>要求反馈</dt>
          <dd>
            {file.unit.answerBy} 前{file.unit.urged > 0 && `（已催办 ${file.unit.urged} 次）`}
          </dd>
        </dl>
        <ul className="plain-list">
          {file.notes.map(({ on, words, note }) => (
            <li key={on + words + note}>
              <div className="line-ends">
                <strong>{words}</strong>
                <span className="quiet">{on}</span>
              </div>
              {note !== '' && <p className="written">{note}</p>}
            </li>
          ))}
        </ul>
      </Card>
      <AnswerCard file={file} />
    </div>
  )
}

function AnswerCard({ file }: { file: UnitCase }) {
  const { id, version, canAnswer } = file
  const client = useQueryClient()
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly { no: number; name: string }[]>([])
  const refresh = () => client.invalidateQueries({ queryKey: ['unit-requests'] })
  const adding = useMutation({
    mutationFn: (file: File) => upload('/api/unit-requests/:id/files', { params: { id }, file }),
    onSuccess: ({ no, name }) => setFiles((now) => [...now, { no, name }]),
  })
  const answering = useMutation({
    mutationFn: () =>
      call('POST', '/api/unit-requests/:id/answer', {
        params: { id },
        body: { text, files: files.map(({ no }) => no), version },
      }),
    onSuccess: async () => {
      message.success('已反馈')
      await refresh()
    },
  })
  const returning = useMutation({
    mutationFn: () =>
      call('POST', '/api/unit-requests/:id/return', { params: { id }, body: { reason: text, version } }),
    onSuccess: async () => {
      message.success('已退回')
      await refresh()
    },
  })
  if (canAnswer !== null) return <p className="quiet">{canAnswer.message}</p>
  const failure = answering.error ?? returning.error
  return (
    <Card title="反馈">
      <Form layout="vertical">
        <FieldItem
          label="反馈意见，或者退回的原因"
          id="unit-text"
          field="text"
          failure={failure}
          extra="查找的情况、是否可以公开、依据和理由"
        >
          <Input.TextArea
            id="unit-text"
            rows={6}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </FieldItem>
      </Form>
      <ul className="plain-list">
        {files.map(({ no, name }) => (
          <li key={no} className="line-ends">
            <a href={`/api/unit-requests/${id}/files/${no}`}>{name}</a>
            <Button size="small" onClick={() => setFiles((now) => now.filter((each) => each.no !== no))}>
              去掉
            </Button>
          </li>
        ))}
      </ul>
      <FileField
        key={files.length}
        label="材料"
        accept=".pdf,.ofd,.doc,.docx,.xls,.xlsx,.txt,.csv,.jpg,.jpeg,.png"
        onChoose={(chosen) => chosen !== null && adding.mutate(chosen)}
      />
      <Failure of={adding.error} />
      <FailureBeyond of={failure} fields={['text']} />
      <div className="actions">
        <Button type="primary" loading={answering.isPending} onClick={() => answering.mutate()}>
          反馈
        </Button>
        <Button loading={returning.isPending} onClick={() => returning.mutate()}>
          退回（不属于本科室）
        </Button>
      </div>
    </Card>
  )
}
