import { Alert, Form, Input, InputNumber, Modal, Radio } from 'antd'
import { useState } from 'react'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { CAUSES, URGENT } from './takedown-words.ts'
import type { TakedownOrder, useTakedownActs } from './use-takedowns.ts'

export type TakedownTarget = Pick<TakedownOrder, 'of' | 'editionNo'>

interface Props {
  meant: TakedownTarget
  order: ReturnType<typeof useTakedownActs>['order']
  onClose: () => void
}

/** Orders a takedown: why, by whom, and where the address leads afterwards. */
export function TakedownForm({ meant, order, onClose }: Props) {
  const [cause, setCause] = useState<TakedownOrder['cause'] | null>(null)
  const [reason, setReason] = useState('')
  const [orderedBy, setOrderedBy] = useState('')
  const [redirectTo, setRedirectTo] = useState<number | null>(null)
  const goesAtOnce = cause !== null && URGENT.includes(cause)
  const send = () => {
    if (cause === null) return
    const onSuccess = () => {
      onClose()
      // What came of it stands at the top.
      window.scrollTo({ top: 0 })
    }
    order.mutate({ ...meant, cause, reason, orderedBy, redirectTo }, { onSuccess })
  }
  const { error } = order
  return (
    <Modal
      open
      title={meant.of === 'shown' ? '撤回这条信息' : `撤回历史版本第 ${meant.editionNo} 版`}
      okText={goesAtOnce ? '立即撤下' : '提出撤回'}
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: cause === null }}
      confirmLoading={order.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <Form layout="vertical" component={false}>
        <Form.Item label="撤回事由" htmlFor="takedown-cause">
          <Radio.Group
            id="takedown-cause"
            className="takedown-causes"
            value={cause}
            options={(Object.keys(CAUSES) as TakedownOrder['cause'][]).map((value) => ({
              value,
              label: CAUSES[value],
            }))}
            onChange={(event) => setCause(event.target.value)}
          />
        </Form.Item>
        {cause !== null && (
          <Alert
            type={goesAtOnce ? 'warning' : 'info'}
            showIcon
            className="takedown-effect"
            title={
              goesAtOnce
                ? '提交后立即撤下，页面上不出现标题和事由；由另一人事后确认。'
                : '提交后仍在公开，经另一人确认才撤下。'
            }
          />
        )}
        <FieldItem label="具体原因" id="takedown-reason" field="reason" failure={error}>
          <Input.TextArea
            id="takedown-reason"
            className="grows"
            rows={2}
            value={reason}
            placeholder="内部存档，不对外显示"
            onChange={(event) => setReason(event.target.value)}
          />
        </FieldItem>
        <FieldItem label="决定撤回的负责人" id="takedown-orderer" field="orderedBy" failure={error}>
          <Input
            id="takedown-orderer"
            value={orderedBy}
            placeholder="姓名，例如 王建国"
            onChange={(event) => setOrderedBy(event.target.value)}
          />
        </FieldItem>
        {meant.of === 'shown' && (
          <FieldItem
            label="转到另一条信息（可不填）"
            id="takedown-redirect"
            field="redirectTo"
            failure={error}
            extra="填写网址 /documents/ 后面的编号，该信息须已公开；不填则显示撤回说明。"
          >
            <InputNumber
              id="takedown-redirect"
              min={1}
              precision={0}
              placeholder="编号"
              value={redirectTo}
              onChange={(value) => setRedirectTo(value)}
            />
          </FieldItem>
        )}
      </Form>
      <FailureBeyond fields={['reason', 'orderedBy', 'redirectTo']} of={error} />
    </Modal>
  )
}
