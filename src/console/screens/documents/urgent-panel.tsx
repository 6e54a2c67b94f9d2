import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'

/** 紧急发布: what is still to be signed, or came back. */
export function UrgentNote({ document: { urgent } }: { document: DocumentView }) {
  if (urgent === null) return null
  const { reason, unsigned, isReturned } = urgent
  if (isReturned) {
    return (
      <Alert
        type="error"
        showIcon
        title={`紧急发布的文本在补签时被退回，公众仍在看到这一文本。请新建版次更正，或按规定撤回。（紧急发布的理由：${reason}）`}
      />
    )
  }
  return (
    <Alert
      type={unsigned.length > 0 ? 'warning' : 'info'}
      showIcon
      title={
        unsigned.length > 0
          ? `紧急发布，尚待补签：${unsigned.join('、')}。理由：${reason}`
          : `紧急发布，各级已补签完毕。理由：${reason}`
      }
    />
  )
}

export function UrgentForm({ documentId, onClose }: { documentId: number; onClose: () => void }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [urgentReason, setUrgentReason] = useState('')
  const publish = useMutation({
    mutationFn: () =>
      call('POST', '/api/documents/:id/publication', { params: { id: documentId }, body: { urgentReason } }),
    onSuccess: async ({ indexNumber }) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['documents'] }),
        client.invalidateQueries({ queryKey: ['reviews'] }),
      ])
      message.success(`已紧急发布，索引号 ${indexNumber}；其余级次须补签`)
      onClose()
    },
  })
  return (
    <Modal
      open
      title="紧急发布"
      okText="立即发布"
      okButtonProps={{ danger: true }}
      cancelText="取消"
      mask={{ closable: false }}
      confirmLoading={publish.isPending}
      onOk={() => publish.mutate()}
      onCancel={onClose}
    >
      <p className="quiet">
        已有一级审核通过，保密审查已通过。发布后公众立即可见，其余级次在发布后补签；补签以前，待办和本页注明“紧急发布”。
      </p>
      <Form layout="vertical">
        <FieldItem label="紧急发布的理由" id="urgent-reason" field="urgentReason" failure={publish.error}>
          <Input.TextArea
            id="urgent-reason"
            rows={3}
            placeholder="例如：启动防汛Ⅱ级应急响应，须立即告知公众"
            value={urgentReason}
            onChange={(event) => setUrgentReason(event.target.value)}
          />
        </FieldItem>
        <FailureBeyond fields={['urgentReason']} of={publish.error} />
      </Form>
    </Modal>
  )
}
