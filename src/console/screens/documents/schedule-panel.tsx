import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, DatePicker, Form, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { reasonText } from '../../parts/guarded-button.tsx'

/** What is set for this document, or what the gate said when the instant came. */
export function ScheduleNote({ document }: { document: DocumentView }) {
  const { schedule } = document
  const client = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => call('DELETE', '/api/documents/:id/schedule', { params: { id: document.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['documents'] }),
  })
  if (schedule === null) return null
  const { refused, publishAt, setByName, isOfThisText } = schedule
  const mayCancel = !document.can.publish.some(({ code }) => code === 'not-permitted')
  return (
    <>
      <Alert
        type={refused !== null || !isOfThisText ? 'error' : 'info'}
        showIcon
        title={
          refused === null ? (
            <>
              定于 {publishAt} 自动发布（{setByName}设定）
              {!isOfThisText && '。设定以后文本有修改，到时不会发布，请重新设定'}
            </>
          ) : (
            <>
              定于 {publishAt} 的发布没有进行，到时的检查结果：
              <ul className="reasons">
                {refused.reasons.map((each) => (
                  <li key={each.code + each.message}>{reasonText(each)}</li>
                ))}
              </ul>
            </>
          )
        }
        action={
          mayCancel && (
            <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              {refused === null ? '取消定时发布' : '知道了'}
            </Button>
          )
        }
      />
      <Failure of={cancel.error} />
    </>
  )
}

/** 定时发布: an instant on a clock in China, whatever the clock of this computer shows. */
export function ScheduleForm({ documentId, onClose }: { documentId: number; onClose: () => void }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [at, setAt] = useState<Dayjs | null>(null)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/documents/:id/schedule', {
        params: { id: documentId },
        body: { at: at?.format('YYYY-MM-DD HH:mm') ?? '' },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['documents'] })
      message.success('已设定定时发布')
      onClose()
    },
  })
  return (
    <Modal
      open
      title="定时发布"
      okText="设定"
      cancelText="取消"
      mask={{ closable: false }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <p className="quiet">到时自动发布；发布前再次检查，未通过的不发布，原因显示在待办中。</p>
      <Form layout="vertical">
        <FieldItem label="发布时间（北京时间）" id="publish-at" field="at" failure={save.error}>
          <DatePicker
            id="publish-at"
            style={{ width: '100%' }}
            showTime={{ format: 'HH:mm', minuteStep: 5, defaultOpenValue: dayjs('09:00', 'HH:mm') }}
            format="YYYY-MM-DD HH:mm"
            placeholder="例如：2026-03-02 09:00"
            value={at}
            onChange={setAt}
          />
        </FieldItem>
        <FailureBeyond fields={['at']} of={save.error} />
      </Form>
    </Modal>
  )
}
