import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import type { ToCorrect } from './to-correct.tsx'

/** Why nothing is to be corrected in a document; it leaves the list, and the reason stays on record. */
export function SettleDocument({ document, onClose }: { document: ToCorrect; onClose: () => void }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const settling = useMutation({
    mutationFn: () =>
      call('POST', '/api/rescreening/documents/:id/settlement', {
        params: { id: document.id },
        body: { reason },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['rescreening'] })
      message.success('已从清单中去掉')
      onClose()
    },
  })
  return (
    <Modal
      open
      title="不需要更正"
      okText="确定"
      cancelText="取消"
      confirmLoading={settling.isPending}
      mask={{ closable: false }}
      onOk={() => settling.mutate()}
      onCancel={onClose}
    >
      <p>《{document.title}》</p>
      <Form layout="vertical">
        <FieldItem
          label="理由"
          id="settle-reason"
          field="reason"
          failure={settling.error}
          extra="例如引用原文、机构原名；理由留有记录"
        >
          <Input.TextArea
            id="settle-reason"
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </FieldItem>
      </Form>
      <FailureBeyond of={settling.error} fields={['reason']} />
    </Modal>
  )
}
