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

export function MoveColumn({ column, columns, onClose }: Props) {
  const changed = useColumnsChanged()
  const brothersIn = (parentId: number | null) =>
    columns.filter((each) => each.parentId === parentId && each.id !== column.id && each.retirement === null)
  const placeNow =
    brothersIn(column.parentId).filter((each) => columns.indexOf(each) < columns.indexOf(column)).length + 1
  const [to, setTo] = useState({ parentId: column.parentId, place: placeNow })
  const brothers = brothersIn(to.parentId)
  const move = useMutation({
    mutationFn: () => call('POST', '/api/settings/columns/:id/move', { params: { id: column.id }, body: to }),
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`移动“${column.name}”`}
      okText="移动"
      cancelText="取消"
      confirmLoading={move.isPending}
      onOk={() => move.mutate()}
      onCancel={onClose}
    >
      <p className="quiet">栏目和其中信息的地址都不变，下级栏目随同移动。</p>
      <Form layout="vertical" onFinish={() => move.mutate()}>
        <FieldItem label="移到哪个栏目之下" id="move-parent" field="parentId" failure={move.error}>
          <Select
            id="move-parent"
            allowClear
            placeholder="无，列在导航中"
            showSearch={{ optionFilterProp: 'label' }}
            value={to.parentId}
            options={columnOptions(columns, (each) => each.id === column.id || !holdsDocuments(each))}
            onChange={(parentId) =>
              setTo({ parentId: parentId ?? null, place: brothersIn(parentId ?? null).length + 1 })
            }
          />
        </FieldItem>
        <FieldItem label="位置" id="move-place" field="place" failure={move.error}>
          <Select
            id="move-place"
            value={to.place}
            options={[
              { value: 1, label: '最前' },
              ...brothers.map((each, index) => ({ value: index + 2, label: `“${each.name}”之后` })),
            ]}
            onChange={(place) => setTo((now) => ({ ...now, place }))}
          />
        </FieldItem>
      </Form>
      <FailureBeyond of={move.error} fields={['parentId', 'place']} />
    </Modal>
  )
}
