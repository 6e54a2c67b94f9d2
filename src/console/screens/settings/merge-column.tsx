import { useMutation } from '@tanstack/react-query'
import { Form, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../modules/catalogue/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { columnOptions, holdsDocuments } from './column-kinds.ts'
import { useColumnsChanged } from './use-columns-changed.ts'

interface Props {
  column: Column
  columns: readonly Column[]
  onClose: () => void
}

export function MergeColumn({ column, columns, onClose }: Props) {
  const changed = useColumnsChanged()
  const [into, setInto] = useState<number | null>(null)
  const merge = useMutation({
    mutationFn: () =>
      call('POST', '/api/settings/columns/:id/merge', {
        params: { id: column.id },
        body: { into: into as number },
      }),
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`把“${column.name}”并入另一栏目`}
      okText="合并"
      cancelText="取消"
      okButtonProps={{ disabled: into === null }}
      confirmLoading={merge.isPending}
      onOk={() => merge.mutate()}
      onCancel={onClose}
    >
      <p className="quiet">
        其中的信息和下级栏目全部移过去，信息的地址和索引号不变；“{column.name}
        ”的旧地址自动转到新栏目。合并后不能恢复。
      </p>
      <Form layout="vertical" onFinish={() => merge.mutate()}>
        <FieldItem label="并入的栏目" id="merge-into" field="into" failure={merge.error}>
          <Select
            id="merge-into"
            placeholder="请选择栏目"
            showSearch={{ optionFilterProp: 'label' }}
            value={into}
            options={columnOptions(columns, (each) => each.id === column.id || !holdsDocuments(each))}
            onChange={setInto}
          />
        </FieldItem>
      </Form>
      <FailureBeyond of={merge.error} fields={['into']} />
    </Modal>
  )
}
