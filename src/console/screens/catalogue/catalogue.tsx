import { useMutation } from '@tanstack/react-query'
import { Button, Card, Empty, Segmented } from 'antd'
import { useState } from 'react'
import type { ItemState } from '../../../modules/catalogue/api.ts'
import type { ItemView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { hasRole, useMe } from '../../parts/use-session.ts'
import './catalogue.css'
import { ItemChange } from './item-change.tsx'
import { ItemForm } from './item-form.tsx'
import { ItemTable } from './item-table.tsx'
import { ITEM_STATES } from './item-words.ts'
import { NilForm } from './nil-form.tsx'
import { RemoveItem } from './remove-item.tsx'
import { useCatalogue, useCatalogueChanged } from './use-catalogue.ts'

export type Doing =
  | { what: 'add' }
  | { what: 'edit' | 'change' | 'remove'; item: ItemView }
  | { what: 'nil'; columnId: number }
  | null

type Which = ItemState['state'] | 'all'

/** 主动公开目录: what must be published, and what of it is due, late or missing. */
export function Catalogue() {
  const me = useMe()
  const isSystem = hasRole(me, 'systemAdministrator')
  const [doing, setDoing] = useState<Doing>(null)
  const [which, setWhich] = useState<Which>('all')
  const found = useCatalogue()
  const items = found.data?.items ?? []
  const close = () => setDoing(null)
  return (
    <>
      <div className="screen-head">
        <h1>主动公开目录</h1>
        {isSystem && items.length > 0 && (
          <Button type="primary" onClick={() => setDoing({ what: 'add' })}>
            增加公开事项
          </Button>
        )}
      </div>
      <div className="stack">
        <Failure of={found.error} onRetry={() => found.refetch()} />
        {found.isSuccess && items.length === 0 && <NoItems isSystem={isSystem} start={setDoing} />}
        {items.length > 0 && (
          <>
            <Summary items={items} which={which} onChange={setWhich} />
            <ItemTable
              items={items.filter(({ now }) => which === 'all' || now.state === which)}
              columns={found.data?.columns ?? []}
              isSystem={isSystem}
              isEditor={hasRole(me, 'editor')}
              start={setDoing}
            />
          </>
        )}
      </div>
      {doing?.what === 'add' && <ItemForm item={null} onClose={close} />}
      {doing?.what === 'edit' && <ItemForm item={doing.item} onClose={close} />}
      {doing?.what === 'change' && <ItemChange item={doing.item} onClose={close} />}
      {doing?.what === 'remove' && <RemoveItem item={doing.item} onClose={close} />}
      {doing?.what === 'nil' && (
        <NilForm columnId={doing.columnId} today={found.data?.today ?? null} onClose={close} />
      )}
    </>
  )
}

function Summary({
  items,
  which,
  onChange,
}: {
  items: readonly ItemView[]
  which: Which
  onChange: (which: Which) => void
}) {
  const states = (Object.keys(ITEM_STATES) as ItemState['state'][]).filter((state) =>
    items.some(({ now }) => now.state === state),
  )
  const count = (state: Which) => items.filter(({ now }) => state === 'all' || now.state === state).length
  return (
    <div className="catalogue-states">
      <Segmented<Which>
        value={which}
        onChange={onChange}
        options={(['all', ...states] as Which[]).map((state) => ({
          value: state,
          label: `${state === 'all' ? '全部' : ITEM_STATES[state].name} ${count(state)}`,
        }))}
      />
    </div>
  )
}

function NoItems({ isSystem, start }: { isSystem: boolean; start: (doing: Doing) => void }) {
  const changed = useCatalogueChanged()
  const adopt = useMutation({
    mutationFn: () => call('POST', '/api/settings/catalogue/standard'),
    onSuccess: changed,
  })
  return (
    <Card>
      <Empty
        description={
          isSystem
            ? '还没有公开事项。可以先采用条例第二十条的十五项，再按本机关的情况修改。'
            : '还没有公开事项，由系统管理员建立目录。'
        }
      >
        {isSystem && (
          <span className="actions catalogue-start">
            <Button type="primary" loading={adopt.isPending} onClick={() => adopt.mutate()}>
              采用标准目录
            </Button>
            <Button onClick={() => start({ what: 'add' })}>增加公开事项</Button>
          </span>
        )}
      </Empty>
      <Failure of={adopt.error} />
    </Card>
  )
}
