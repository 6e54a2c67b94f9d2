import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Column, ColumnKind } from '../../../modules/catalogue/api.ts'
import { call } from '../../api.ts'
import { options } from '../../parts/words.ts'
import { COLUMN_KINDS } from './column-kinds.ts'
import { FailureBeyond } from './failure-beyond.tsx'
import { FieldItem } from './field-item.tsx'

interface Props {
  columns: readonly Column[]
  below: number | null
  onClose: () => void
}

export function NewColumn({ columns, below, onClose }: Props) {
  const client = useQueryClient()
  const [column, setColumn] = useState({
    name: '',
    slug: '',
    kind: 'list' as ColumnKind,
    parentId: below,
    description: '',
  })
  const set = (change: Partial<typeof column>) => setColumn((now) => ({ ...now, ...change }))
  const add = useMutation({
    mutationFn: () => call('POST', '/api/settings/columns', { body: column }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settings', 'columns'] })
      await client.invalidateQueries({ queryKey: ['columns'] })
      onClose()
    },
  })
  const text = (name: 'name' | 'slug' | 'description', label: string, extra?: string) => (
    <FieldItem label={label} id={`column-${name}`} field={name} failure={add.error} extra={extra}>
      <Input
        id={`column-${name}`}
        value={column[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </FieldItem>
  )
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
        {text('name', '栏目名称')}
        {text('slug', '栏目地址', '小写字母、数字和连字符，例如 public-notices；设定后不变')}
        <FieldItem label="上级栏目" id="column-parentId" field="parentId" failure={add.error}>
          <Select
            id="column-parentId"
            allowClear
            placeholder="无，列在导航中"
            value={column.parentId}
            options={columns.map((each) => ({ value: each.id, label: each.name }))}
            onChange={(parentId) => set({ parentId: parentId ?? null })}
          />
        </FieldItem>
        <FieldItem label="栏目类型" id="column-kind" field="kind" failure={add.error}>
          <Select
            id="column-kind"
            value={column.kind}
            options={options(COLUMN_KINDS)}
            onChange={(kind) => set({ kind })}
          />
        </FieldItem>
        {text('description', '栏目说明（可不填）')}
      </Form>
      <FailureBeyond of={add.error} fields={['name', 'slug', 'parentId', 'kind', 'description']} />
    </Modal>
  )
}
