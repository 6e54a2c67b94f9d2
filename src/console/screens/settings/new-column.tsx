import { useMutation } from '@tanstack/react-query'
import { Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Column, ColumnKind } from '../../../modules/catalogue/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { options } from '../../parts/words.ts'
import { COLUMN_FIELDS, ColumnFields, type ColumnText } from './column-fields.tsx'
import { COLUMN_KINDS, columnOptions, holdsDocuments } from './column-kinds.ts'
import { useColumnsChanged } from './use-columns-changed.ts'

interface Props {
  columns: readonly Column[]
  below: number | null
  onClose: () => void
}

export function NewColumn({ columns, below, onClose }: Props) {
  const changed = useColumnsChanged()
  const [column, setColumn] = useState<
    ColumnText & { slug: string; kind: ColumnKind; parentId: number | null }
  >({
    name: '',
    slug: '',
    kind: 'list',
    parentId: below,
    description: '',
    address: '',
    visibility: 'shown',
    responsibleId: null,
    updateIntervalDays: null,
  })
  const set = (change: Partial<typeof column>) => setColumn((now) => ({ ...now, ...change }))
  const add = useMutation({
    mutationFn: () => call('POST', '/api/settings/columns', { body: column }),
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  return (
    <Modal
      open
      title="增加栏目"
      okText="增加"
      cancelText="取消"
      mask={{ closable: false }}
      confirmLoading={add.isPending}
      onOk={() => add.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={() => add.mutate()}>
        <FieldItem label="栏目类型" id="column-kind" field="kind" failure={add.error}>
          <Select
            id="column-kind"
            value={column.kind}
            options={options(COLUMN_KINDS)}
            onChange={(kind) => set({ kind })}
          />
        </FieldItem>
        <FieldItem label="上级栏目" id="column-parentId" field="parentId" failure={add.error}>
          <Select
            id="column-parentId"
            allowClear
            placeholder="无，列在导航中"
            showSearch={{ optionFilterProp: 'label' }}
            value={column.parentId}
            options={columnOptions(columns, (each) => !holdsDocuments(each))}
            onChange={(parentId) => set({ parentId: parentId ?? null })}
          />
        </FieldItem>
        <FieldItem
          label="栏目地址"
          id="column-slug"
          field="slug"
          failure={add.error}
          extra="小写字母、数字和连字符，例如 public-notices；设定后不变"
        >
          <Input
            id="column-slug"
            value={column.slug}
            onChange={(event) => set({ slug: event.target.value })}
          />
        </FieldItem>
        <ColumnFields kind={column.kind} text={column} set={set} failure={add.error} />
      </Form>
      <FailureBeyond of={add.error} fields={[...COLUMN_FIELDS, 'slug', 'parentId', 'kind']} />
    </Modal>
  )
}
