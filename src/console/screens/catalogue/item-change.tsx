import { useMutation } from '@tanstack/react-query'
import { Form, Modal } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import type { ItemView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { useCatalogueChanged } from './use-catalogue.ts'

/** The day on which the information of an item was made or changed: the period of 条例第二十六条 runs from it. */
export function ItemChange({ item, onClose }: { item: ItemView; onClose: () => void }) {
  const changed = useCatalogueChanged()
  const [changedOn, setChangedOn] = useState<Day | null>(item.changedOn)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/catalogue/items/:id/change', {
        params: { id: item.id },
        body: { changedOn: changedOn as Day },
      }),
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`“${item.name}”形成或变更`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: changedOn === null }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <p className="quiet">
        登记后，到{item.limitWorkingDays ?? 20}个工作日期满仍未公开的标为逾期（{item.legalBasis}
        、条例第二十六条）；在对应栏目发布信息后自动消除。
      </p>
      <Form layout="vertical" onFinish={() => save.mutate()}>
        <FieldItem label="形成或变更的日期" id="item-changed" field="changedOn" failure={save.error}>
          <DayField id="item-changed" value={changedOn} onChange={setChangedOn} />
        </FieldItem>
      </Form>
      <FailureBeyond of={save.error} fields={['changedOn']} />
    </Modal>
  )
}
