import { useMutation } from '@tanstack/react-query'
import { Form, Modal } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../modules/catalogue/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { COLUMN_FIELDS, ColumnFields, type ColumnText } from './column-fields.tsx'
import { useColumnsChanged } from './use-columns-changed.ts'

export function EditColumn({ column, onClose }: { column: Column; onClose: () => void }) {
  const changed = useColumnsChanged()
  const [text, setText] = useState<ColumnText>({
    name: column.name,
    description: column.description,
    address: column.address,
    visibility: column.visibility,
    responsibleId: column.responsibleId,
    updateIntervalDays: column.updateIntervalDays,
  })
  const save = useMutation({
    mutationFn: () => call('PUT', '/api/settings/columns/:id', { params: { id: column.id }, body: text }),
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`修改“${column.name}”`}
      okText="保存"
      cancelText="取消"
      mask={{ closable: false }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={() => save.mutate()}>
        <ColumnFields
          kind={column.kind}
          text={text}
          set={(change) => setText((now) => ({ ...now, ...change }))}
          failure={save.error}
        />
      </Form>
      <FailureBeyond of={save.error} fields={COLUMN_FIELDS} />
    </Modal>
  )
}
