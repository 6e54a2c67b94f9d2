import { useMutation } from '@tanstack/react-query'
import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import type { ItemText } from '../../../modules/catalogue/api.ts'
import type { ItemView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { columnOptions, holdsDocuments } from '../settings/column-kinds.ts'
import { useCatalogueChanged, useCatalogueColumns } from './use-catalogue.ts'

const EMPTY: ItemText = {
  name: '',
  content: '',
  legalBasis: '',
  timeLimit: '自形成或变更之日起20个工作日内',
  limitWorkingDays: 20,
  responsibleUnit: '',
  channel: '政府网站',
  updateIntervalDays: null,
  columnIds: [],
}

const LINES = [
  { name: 'name', label: '公开事项' },
  { name: 'content', label: '公开内容' },
  { name: 'legalBasis', label: '公开依据', extra: '写到条，例如：条例第二十条第（七）项' },
  { name: 'timeLimit', label: '公开时限' },
  { name: 'responsibleUnit', label: '责任单位（可不填）' },
  { name: 'channel', label: '公开渠道（可不填）' },
] as const

/** An item of the catalogue, new or as it is. */
export function ItemForm({ item, onClose }: { item: ItemView | null; onClose: () => void }) {
  const changed = useCatalogueChanged()
  const columns = useCatalogueColumns()
  const [text, setText] = useState<ItemText>(item === null ? EMPTY : textOf(item))
  const set = (change: Partial<ItemText>) => setText((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: async () => {
      if (item === null) await call('POST', '/api/settings/catalogue/items', { body: text })
      else
        await call('PUT', '/api/settings/catalogue/items/:id', {
          params: { id: item.id },
          body: { ...text, version: item.version },
        })
    },
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  const number = (
    name: 'limitWorkingDays' | 'updateIntervalDays',
    label: string,
    extra: string,
    max: number,
  ) => (
    <FieldItem label={label} id={`item-${name}`} field={name} failure={save.error} extra={extra}>
      <InputNumber
        id={`item-${name}`}
        min={1}
        max={max}
        precision={0}
        value={text[name]}
        onChange={(value) => set({ [name]: value })}
      />
    </FieldItem>
  )
  return (
    <Modal
      open
      title={item === null ? '增加公开事项' : `修改“${item.name}”`}
      okText="保存"
      cancelText="取消"
      mask={{ closable: false }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={() => save.mutate()}>
        {LINES.map(({ name, label, ...more }) => (
          <FieldItem
            key={name}
            label={label}
            id={`item-${name}`}
            field={name}
            failure={save.error}
            extra={'extra' in more ? more.extra : undefined}
          >
            <Input
              id={`item-${name}`}
              value={text[name]}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          </FieldItem>
        ))}
        {number(
          'limitWorkingDays',
          '时限（工作日）',
          '据此计算逾期；不填的按 20 个工作日（条例第二十六条）',
          366,
        )}
        {number('updateIntervalDays', '更新周期（天）', '定期更新的事项填写，例如每年 366', 1100)}
        <FieldItem label="对应的栏目" id="item-columnIds" field="columnIds" failure={save.error}>
          <Select
            id="item-columnIds"
            mode="multiple"
            placeholder="请选择栏目"
            showSearch={{ optionFilterProp: 'label' }}
            value={text.columnIds}
            options={columnOptions(columns, (each) => !holdsDocuments(each))}
            onChange={(columnIds) => set({ columnIds })}
          />
        </FieldItem>
      </Form>
      <FailureBeyond
        of={save.error}
        fields={[...LINES.map(({ name }) => name), 'limitWorkingDays', 'updateIntervalDays', 'columnIds']}
      />
    </Modal>
  )
}

function textOf(item: ItemView): ItemText {
  const { name, content, legalBasis, timeLimit, limitWorkingDays } = item
  const { responsibleUnit, channel, updateIntervalDays, columnIds } = item
  return {
    name,
    content,
    legalBasis,
    timeLimit,
    limitWorkingDays,
    responsibleUnit,
    channel,
    updateIntervalDays,
    columnIds,
  }
}
