import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { DocumentView, Validity } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { options, VALIDITIES } from '../../parts/words.ts'

const FIELDS = ['validity', 'reason']

/** 失效、废止、修改 at the top of the screen, as the public has it at the top of the page. */
export function ValidityNote({ document }: { document: DocumentView }) {
  const { validity, validityChangedOn, validityReason, relations } = document
  if (validity === 'valid') return null
  const kind = validity === 'amended' ? 'amends' : 'repeals'
  const by = validity === 'expired' ? [] : relations.statedBy.filter((each) => each.kind === kind)
  const why = [...by.map(({ title }) => `见《${title}》`), validityReason].filter((each) => each !== '')
  return (
    <Alert
      type="warning"
      showIcon
      title={`本文件${VALIDITIES[validity]}（${validityChangedOn ?? '未注明日期'}）${why.length > 0 ? `：${why.join('；')}` : ''}`}
    />
  )
}

/** 标注效力状态; only for who may, on what is public. */
export function MarkValidity({ document }: { document: DocumentView }) {
  const [isOpen, setIsOpen] = useState(false)
  if (document.can.markValidity !== null) return null
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>标注效力状态</Button>
      {isOpen && <ValidityForm document={document} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function ValidityForm({ document, onClose }: { document: DocumentView; onClose: () => void }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [validity, setValidity] = useState<Validity>(document.validity === 'valid' ? 'repealed' : 'valid')
  const [reason, setReason] = useState('')
  const mark = useMutation({
    mutationFn: () =>
      call('POST', '/api/documents/:id/validity', {
        params: { id: document.id },
        body: { validity, reason },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['documents'] })
      message.success('已标注效力状态，公众页面同时更新')
      onClose()
    },
  })
  return (
    <Modal
      open
      title="标注效力状态"
      okText="标注"
      cancelText="取消"
      mask={{ closable: false }}
      confirmLoading={mark.isPending}
      onOk={() => mark.mutate()}
      onCancel={onClose}
    >
      <p className="quiet">
        失效、废止的文件保留在网上，在页面顶部注明，并计入年度报告表二。由新文件废止或修改的，请在新文件的“相关文件”中关联，发布时自动标注。
      </p>
      <Form layout="vertical">
        <FieldItem label="效力状态" id="validity" field="validity" failure={mark.error}>
          <Select id="validity" value={validity} options={options(VALIDITIES)} onChange={setValidity} />
        </FieldItem>
        <FieldItem label="依据或原因" id="validity-reason" field="reason" failure={mark.error}>
          <Input.TextArea
            id="validity-reason"
            rows={2}
            placeholder="例如：有效期至2025年12月31日届满"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </FieldItem>
        <FailureBeyond fields={FIELDS} of={mark.error} />
      </Form>
    </Modal>
  )
}
