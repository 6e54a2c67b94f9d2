import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import type { Topic, Use } from '../../../modules/review/api.ts'
import { call } from '../../api.ts'
import { FieldItem } from '../../parts/field-item.tsx'
import { options } from '../../parts/words.ts'
import { TOPICS } from '../review/review-words.ts'

export interface EditedUse extends Use {
  key: string
}

interface Props {
  uses: readonly EditedUse[]
  failure: Error | null
  onChange: (key: string, to: Partial<Use>) => void
  onRemove: (key: string) => void
  onAdd: () => void
}

/** Antd keeps null for “nothing chosen”. */
const ANY = 'any'

/** 适用范围: the columns and kinds of information that take this chain by themselves. */
export function ChainUses({ uses, failure, onChange, onRemove, onAdd }: Props) {
  const columns = useAllColumns()
  return (
    <fieldset className="chain-uses">
      <legend>适用范围</legend>
      <p className="quiet">
        送审时自动选用最贴近的流程：先看栏目和信息种类都符合的，再看信息种类，再看栏目，最后是全机关通用的。不设适用范围的流程由拟稿人选用。只用于“形式勘误”的流程可以只设一级。
      </p>
      {uses.map(({ key, columnId, topic }, index) => (
        <div key={key} className="chain-use">
          <Select
            aria-label={`适用范围 ${index + 1}：栏目`}
            showSearch={{ optionFilterProp: 'label' }}
            value={columnId ?? ANY}
            options={[{ value: ANY, label: '全部栏目' }, ...columns.options]}
            onChange={(chosen: number | string) =>
              onChange(key, { columnId: typeof chosen === 'number' ? chosen : null })
            }
          />
          <Select
            aria-label={`适用范围 ${index + 1}：信息种类`}
            value={topic ?? ANY}
            options={[{ value: ANY, label: '全部种类（勘误除外）' }, ...options(TOPICS)]}
            onChange={(chosen: string) => onChange(key, { topic: chosen === ANY ? null : (chosen as Topic) })}
          />
          <Button danger aria-label={`删去适用范围 ${index + 1}`} onClick={() => onRemove(key)}>
            删去
          </Button>
        </div>
      ))}
      <FieldItem label="" id="chain-uses-add" field="uses" failure={failure}>
        <Button id="chain-uses-add" onClick={onAdd}>
          增加适用范围
        </Button>
      </FieldItem>
    </fieldset>
  )
}

/** The columns as the system administrator may see them. */
function useAllColumns() {
  const { data = [] } = useQuery({
    queryKey: ['settings', 'columns'],
    queryFn: () => call('GET', '/api/settings/columns'),
  })
  const nameOf = (id: number): string => {
    const column = data.find((each) => each.id === id)
    if (column === undefined) return ''
    return column.parentId === null ? column.name : `${nameOf(column.parentId)} / ${column.name}`
  }
  return { nameOf, options: data.map(({ id }) => ({ value: id, label: nameOf(id) })) }
}

/** 通知公告（转载信息）. */
export function useWords(): (use: Use) => string {
  const { nameOf } = useAllColumns()
  return ({ columnId, topic }) => {
    const column = columnId === null ? '全部栏目' : nameOf(columnId) || '已不存在的栏目'
    return `${column}（${topic === null ? '全部种类' : TOPICS[topic]}）`
  }
}
