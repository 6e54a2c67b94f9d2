import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type AnswerOf, call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { hasRole, useMe } from '../../parts/use-session.ts'
import type { CaseView } from './use-requests.ts'

type Openings = AnswerOf<'GET', '/api/requests/:id/openings'>
type Proposal = Openings['proposals'][number]
type Open = { what: 'propose' } | { what: 'adopt' | 'decline'; proposal: Proposal } | null

/** 建议纳入主动公开 (条例第四十四条): by the applicant, or because several ask for the same. Never in table 3. */
export function OpeningPanel({ file }: { file: CaseView }) {
  const { id } = file.request
  const me = useMe()
  const [open, setOpen] = useState<Open>(null)
  const found = useQuery({
    queryKey: ['requests', 'openings', id],
    queryFn: () => call('GET', '/api/requests/:id/openings', { params: { id } }),
  })
  if (!found.isSuccess) return <Failure of={found.error} onRetry={() => found.refetch()} />
  const { proposals, alike, columns } = found.data
  const mayDecide = hasRole(me, 'officeHead')
  return (
    <Card
      title="建议纳入主动公开"
      extra={
        hasRole(me, 'requestOfficer') && (
          <Button size="small" onClick={() => setOpen({ what: 'propose' })}>
            登记建议
          </Button>
        )
      }
    >
      {alike > 0 && (
        <p className="quiet">
          另有 {alike}{' '}
          件申请要求公开几乎相同的信息。属于可以公开的，可以纳入主动公开的范围（条例第四十四条）。
        </p>
      )}
      {alike === 0 && proposals.length === 0 && <p className="quiet">没有建议。</p>}
      <ul className="plain-list">
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <div className="line-ends">
              <span>{proposal.information}</span>
              <span className="quiet">{proposal.proposedOn}</span>
            </div>
            <p className="quiet">{proposal.reason}</p>
            <Outcome proposal={proposal} />
            {proposal.decision === null && mayDecide && (
              <div className="actions">
                <Button size="small" type="primary" onClick={() => setOpen({ what: 'adopt', proposal })}>
                  纳入主动公开
                </Button>
                <Button size="small" onClick={() => setOpen({ what: 'decline', proposal })}>
                  不纳入
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {open?.what === 'propose' && <Propose file={file} alike={alike} onClose={() => setOpen(null)} />}
      {(open?.what === 'adopt' || open?.what === 'decline') && (
        <Decide open={open} columns={columns} onClose={() => setOpen(null)} />
      )}
    </Card>
  )
}

function Outcome({ proposal: { decision, decidedOn, decisionReason, documentId } }: { proposal: Proposal }) {
  if (decision === null) return null
  if (decision === 'declined') {
    return (
      <p>
        {decidedOn} 不纳入：{decisionReason}
      </p>
    )
  }
  return (
    <p>
      {decidedOn} 纳入主动公开：<Link to={`/documents/${documentId}`}>已起草的信息</Link>
    </p>
  )
}

function useDone(onClose: () => void, words: string) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return async () => {
    await client.invalidateQueries({ queryKey: ['requests', 'openings'] })
    message.success(words)
    onClose()
  }
}

function Propose({ file, alike, onClose }: { file: CaseView; alike: number; onClose: () => void }) {
  const [origin, setOrigin] = useState<'applicant' | 'repeated'>(alike > 0 ? 'repeated' : 'applicant')
  const [information, setInformation] = useState(file.request.information)
  const [reason, setReason] = useState('')
  const saving = useMutation({
    mutationFn: () =>
      call('POST', '/api/requests/:id/openings', {
        params: { id: file.request.id },
        body: { origin, information, reason },
      }),
    onSuccess: useDone(onClose, '已登记'),
  })
  return (
    <Modal
      open
      title="建议纳入主动公开"
      okText="登记"
      cancelText="取消"
      confirmLoading={saving.isPending}
      onOk={() => saving.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <FieldItem label="由来" id="opening-origin" field="origin" failure={saving.error}>
          <Select
            id="opening-origin"
            value={origin}
            options={[
              { value: 'applicant', label: '申请人建议' },
              { value: 'repeated', label: '多个申请人申请相同信息' },
            ]}
            onChange={setOrigin}
          />
        </FieldItem>
        <FieldItem label="政府信息" id="opening-information" field="information" failure={saving.error}>
          <Input
            id="opening-information"
            value={information}
            onChange={(event) => setInformation(event.target.value)}
          />
        </FieldItem>
        <FieldItem
          label="理由"
          id="opening-reason"
          field="reason"
          failure={saving.error}
          extra="涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策（条例第四十四条）"
        >
          <Input.TextArea
            id="opening-reason"
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </FieldItem>
      </Form>
      <FailureBeyond of={saving.error} fields={['origin', 'information', 'reason']} />
    </Modal>
  )
}

interface DecideProps {
  open: { what: 'adopt' | 'decline'; proposal: Proposal }
  columns: Openings['columns']
  onClose: () => void
}

function Decide({ open: { what, proposal }, columns, onClose }: DecideProps) {
  const { id, version } = proposal
  const [columnId, setColumnId] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const isAdopted = what === 'adopt'
  const deciding = useMutation({
    mutationFn: (): Promise<unknown> =>
      isAdopted
        ? call('POST', '/api/openings/:id/adoption', {
            params: { id },
            body: { columnId: columnId as number, reason, version },
          })
        : call('POST', '/api/openings/:id/refusal', { params: { id }, body: { reason, version } }),
    onSuccess: useDone(onClose, isAdopted ? '已起草一条信息，请编辑补充后送审' : '已记录'),
  })
  return (
    <Modal
      open
      title={isAdopted ? '纳入主动公开' : '不纳入主动公开'}
      okText="确定"
      cancelText="取消"
      confirmLoading={deciding.isPending}
      onOk={() => deciding.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {isAdopted && (
          <FieldItem
            label="栏目"
            id="opening-column"
            field="columnId"
            failure={deciding.error}
            extra="在该栏目起草一条信息，照常审核后发布"
          >
            <Select
              id="opening-column"
              placeholder="请选择"
              showSearch={{ optionFilterProp: 'label' }}
              value={columnId}
              options={columns.map((each) => ({ value: each.id, label: each.name }))}
              onChange={setColumnId}
            />
          </FieldItem>
        )}
        <FieldItem
          label="理由"
          id="opening-why"
          field="reason"
          failure={deciding.error}
          {...(isAdopted ? { extra: '可以不填' } : {})}
        >
          <Input.TextArea
            id="opening-why"
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </FieldItem>
      </Form>
      <FailureBeyond of={deciding.error} fields={['columnId', 'reason']} />
    </Modal>
  )
}
