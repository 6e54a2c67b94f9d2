import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../modules/catalogue/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from './failure-beyond.tsx'
import { FieldItem } from './field-item.tsx'

export function RenameColumn({ column, onClose }: { column: Column; onClose: () => void }) {
  const client = useQueryClient()
  const [name, setName] = useState(column.name)
  const save = useMutation({
    mutationFn: () => call('PUT', '/api/settings/columns/:id', { params: { id: column.id }, body: { name } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings', 'columns'] })
      await client.invalidateQueries({ queryKey: ['columns'] })
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`给“${column.name}”改名`}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={() => save.mutate()}>
        <FieldItem label="栏目名称" id="rename-column" field="name" failure={save.error}>
          <Input id="rename-column" value={name} onChange={(event) => setName(event.target.value)} />
        </FieldItem>
      </Form>
      <FailureBeyond of={save.error} fields={['name']} />
    </Modal>
  )
}
