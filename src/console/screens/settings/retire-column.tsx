import { useMutation } from '@tanstack/react-query'
import { Form, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../modules/catalogue/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { columnOptions } from './column-kinds.ts'
import { useColumnsChanged } from './use-columns-changed.ts'

interface Props {
  column: Column
  columns: readonly Column[]
  onClose: () => void
}

export function RetireColumn({ column, columns, onClose }: Props) {
  const changed = useColumnsChanged()
  const [successorId, setSuccessorId] = useState<number | null>(column.parentId)
  const retire = useMutation({
    mutationFn: () =>
      call('POST', '/api/settings/columns/:id/retire', {
        params: { id: column.id },
        body: { successorId },
      }),
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`撤销“${column.name}”`}
      okText="撤销栏目"
      cancelText="取消"
      okButtonProps={{ danger: true }}
      confirmLoading={retire.isPending}
      onOk={() => retire.mutate()}
      onCancel={onClose}
    >
      <p className="quiet">
        撤销后不能再向这个栏目发布信息；已公开的信息仍可查阅，列在旧地址转到的栏目中。撤销后不能恢复。
      </p>
      <Form layout="vertical" onFinish={() => retire.mutate()}>
        <FieldItem
          label="旧地址转到"
          id="retire-successor"
          field="successorId"
          failure={retire.error}
          extra={column.parentId === null ? undefined : '不选的转到上级栏目'}
        >
          <Select
            id="retire-successor"
            allowClear
            placeholder={column.parentId === null ? '首页' : '上级栏目'}
            showSearch={{ optionFilterProp: 'label' }}
            value={successorId}
            options={columnOptions(columns, (each) => each.id === column.id)}
            onChange={(chosen) => setSuccessorId(chosen ?? null)}
          />
        </FieldItem>
      </Form>
      <FailureBeyond of={retire.error} fields={['successorId']} />
    </Modal>
  )
}
