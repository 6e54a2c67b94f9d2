import { Checkbox, Input, InputNumber, Select } from 'antd'
import type { Column, ColumnKind } from '../../../modules/catalogue/api.ts'
import { FieldItem } from '../../parts/field-item.tsx'
import { usePeople } from './use-people.ts'

export type ColumnText = Pick<
  Column,
  'name' | 'description' | 'address' | 'visibility' | 'responsibleId' | 'updateIntervalDays'
>

export const COLUMN_FIELDS = [
  'name',
  'description',
  'address',
  'visibility',
  'responsibleId',
  'updateIntervalDays',
] as const

interface Props {
  kind: ColumnKind
  text: ColumnText
  set: (change: Partial<ColumnText>) => void
  failure: Error | null
}

/** What of a column can be written anew at any time. */
export function ColumnFields({ kind, text, set, failure }: Props) {
  const people = usePeople().data ?? []
  const line = (name: 'name' | 'address' | 'description', label: string, extra?: string) => (
    <FieldItem label={label} id={`column-${name}`} field={name} failure={failure} extra={extra}>
      <Input
        id={`column-${name}`}
        value={text[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </FieldItem>
  )
  return (
    <>
      {line('name', '栏目名称')}
      {kind === 'link' && line('address', '链接地址', '其他网站的以 https:// 开头，本网站内的以 / 开头')}
      {line('description', '栏目说明（可不填）')}
      <FieldItem label="责任人" id="column-responsible" field="responsibleId" failure={failure}>
        <Select
          id="column-responsible"
          allowClear
          placeholder="未指定"
          showSearch={{ optionFilterProp: 'label' }}
          value={text.responsibleId}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(responsibleId) => set({ responsibleId: responsibleId ?? null })}
        />
      </FieldItem>
      {kind !== 'link' && kind !== 'request' && (
        <FieldItem
          label="更新承诺（天）"
          id="column-interval"
          field="updateIntervalDays"
          failure={failure}
          extra="超过这些天没有发布信息的，标为“逾期未更新”；不承诺的不填"
        >
          <InputNumber
            id="column-interval"
            min={1}
            max={1100}
            precision={0}
            value={text.updateIntervalDays}
            onChange={(updateIntervalDays) => set({ updateIntervalDays })}
          />
        </FieldItem>
      )}
      <FieldItem label="导航" id="column-visibility" field="visibility" failure={failure}>
        <Checkbox
          id="column-visibility"
          checked={text.visibility === 'shown'}
          onChange={(event) => set({ visibility: event.target.checked ? 'shown' : 'hidden' })}
        >
          列在网站导航中
        </Checkbox>
      </FieldItem>
    </>
  )
}
