import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Table, Tag } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import { type AnswerOf, call } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { hasRole, useMe } from '../../parts/use-session.ts'
import { RectificationDetail } from './rectification-detail.tsx'

export type Rectifications = AnswerOf<'GET', '/api/rectifications'>
type Row = Rectifications['rows'][number]

const STAGES = { received: '审核中', decided: '已处理，待送达', served: '已送达' } as const

/** 更正 (条例第四十一条): a register of its own; never in table 3. */
export function RectificationList() {
  const me = useMe()
  const [open, setOpen] = useState<number | 'new' | null>(null)
  const found = useQuery({ queryKey: ['rectifications'], queryFn: () => call('GET', '/api/rectifications') })
  const words = found.data?.decisions
  return (
    <div className="stack">
      <div className="line-ends">
        <h1>更正申请</h1>
        {hasRole(me, 'requestOfficer') && (
          <Button type="primary" onClick={() => setOpen('new')}>
            登记更正申请
          </Button>
        )}
      </div>
      <span className="quiet">
        有证据证明与自身相关的政府信息记录不准确的，可以要求更正（条例第四十一条）。更正申请单独编号，不计入年度报告表三。
      </span>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <Table<Row>
        rowKey="id"
        size="middle"
        loading={found.isPending}
        dataSource={found.data?.rows ?? []}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        locale={{ emptyText: '没有更正申请' }}
        columns={[
          {
            title: '编号',
            render: (_, row) => (
              <Button type="link" className="link-button" onClick={() => setOpen(row.id)}>
                {row.number}
              </Button>
            ),
          },
          { title: '收到', dataIndex: 'receivedOn', width: 130 },
          {
            title: '处理',
            render: (_, row) => (
              <>
                <Tag color={row.stage === 'served' ? 'default' : 'processing'}>{STAGES[row.stage]}</Tag>
                {row.decision !== null && words?.[row.decision]}
              </>
            ),
          },
        ]}
      />
      {open === 'new' && found.isSuccess && (
        <NewRectification today={found.data.today} onClose={() => setOpen(null)} />
      )}
      {typeof open === 'number' && found.isSuccess && (
        <RectificationDetail id={open} decisions={found.data.decisions} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}

const LINES = {
  name: '申请人姓名或者名称',
  idDocument: '证件号码',
  phone: '联系电话',
  address: '联系地址',
} as const
const TEXTS = { record: '要求更正的记录', error: '哪里不准确，应当是什么', evidence: '证据' } as const
const EMPTY = { name: '', idDocument: '', phone: '', address: '', record: '', error: '', evidence: '' }

function NewRectification({ today, onClose }: { today: Day; onClose: () => void }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [values, setValues] = useState(EMPTY)
  const [receivedOn, setReceivedOn] = useState<Day | null>(today)
  const saving = useMutation({
    mutationFn: () =>
      call('POST', '/api/rectifications', { body: { ...values, receivedOn: receivedOn as Day } }),
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: ['rectifications'] })
      message.success(`已登记：${number}`)
      onClose()
    },
  })
  const set = (change: Partial<typeof EMPTY>) => setValues((now) => ({ ...now, ...change }))
  const lines = Object.entries(LINES) as [keyof typeof LINES, string][]
  const texts = Object.entries(TEXTS) as [keyof typeof TEXTS, string][]
  return (
    <Modal
      open
      title="登记更正申请"
      okText="登记"
      cancelText="取消"
      confirmLoading={saving.isPending}
      mask={{ closable: false }}
      onOk={() => saving.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical" className="short-form">
        <FieldItem label="收到日期" id="rect-received" field="receivedOn" failure={saving.error}>
          <DayField id="rect-received" value={receivedOn} last={today} onChange={setReceivedOn} />
        </FieldItem>
        {lines.map(([name, label]) => (
          <FieldItem key={name} label={label} id={`rect-${name}`} field={name} failure={saving.error}>
            <Input
              id={`rect-${name}`}
              value={values[name]}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          </FieldItem>
        ))}
        {texts.map(([name, label]) => (
          <FieldItem key={name} label={label} id={`rect-${name}`} field={name} failure={saving.error}>
            <Input.TextArea
              id={`rect-${name}`}
              rows={2}
              value={values[name]}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          </FieldItem>
        ))}
      </Form>
      <FailureBeyond
        of={saving.error}
        fields={['receivedOn', ...Object.keys(LINES), ...Object.keys(TEXTS)]}
      />
    </Modal>
  )
}
