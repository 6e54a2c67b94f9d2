import type { UseMutationResult } from '@tanstack/react-query'
import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Refusal } from '../../../lib/refusal.ts'
import type { Applicant } from '../../../modules/requests/api.ts'
import type { Json } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'

/** Asks why before it shows an applicant in full (个人信息保护法第六条). */
export function ReadApplicant({
  whyNot,
  read,
}: {
  whyNot: Refusal | null
  read: UseMutationResult<Json<Applicant>, Error, string>
}) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  if (read.isSuccess) return <span className="quiet">已显示完整信息，本次查看及理由已记录。</span>
  return (
    <>
      <GuardedButton size="small" whyNot={whyNot} onClick={() => setOpen(true)}>
        查看完整信息（留有记录）
      </GuardedButton>
      <Modal
        open={isOpen}
        title="查看申请人完整信息"
        okText="查看"
        cancelText="取消"
        confirmLoading={read.isPending}
        onOk={() => read.mutate(reason)}
        onCancel={() => setOpen(false)}
      >
        <Form layout="vertical" onFinish={() => read.mutate(reason)}>
          <FieldItem
            label="查阅理由"
            id="reading-reason"
            field="reason"
            failure={read.error}
            extra="审计管理员能看到谁在何时、以什么理由查看。理由中请不要写申请人的姓名、号码。"
          >
            <Input
              id="reading-reason"
              maxLength={200}
              placeholder="例如：电话联系申请人确认收到"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </FieldItem>
        </Form>
        <FailureBeyond of={read.error} fields={['reason']} />
      </Modal>
    </>
  )
}
