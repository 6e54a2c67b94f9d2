import { useMutation } from '@tanstack/react-query'
import { Form, Modal } from 'antd'
import { useState } from 'react'
import { addDays, type Day, inWords } from '../../../lib/day.ts'
import { call } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { useCatalogueChanged, useCatalogueColumns } from './use-catalogue.ts'

interface Props {
  columnId: number
  today: Day | null
  onClose: () => void
}

/** Half a year, unless the column promises otherwise. */
const RENEWAL_DAYS = 182

/** 情况说明 of an empty column: as of which day, and when it is renewed. */
export function NilForm({ columnId, today, onClose }: Props) {
  const changed = useCatalogueChanged()
  const column = useCatalogueColumns().find(({ id }) => id === columnId)
  const days = Math.min(column?.updateIntervalDays ?? RENEWAL_DAYS, 366)
  const [given, setGiven] = useState<{ statedOn: Day | null; renewOn: Day | null }>({
    statedOn: today,
    renewOn: today === null ? null : addDays(today, days),
  })
  const state = useMutation({
    mutationFn: () =>
      call('POST', '/api/columns/:id/nil-statement', { params: { id: columnId }, body: given }),
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`“${column?.name ?? ''}”的情况说明`}
      okText="公布说明"
      cancelText="取消"
      confirmLoading={state.isPending}
      onOk={() => state.mutate()}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={() => state.mutate()}>
        <FieldItem label="截至" id="nil-stated" field="statedOn" failure={state.error}>
          <DayField
            id="nil-stated"
            value={given.statedOn}
            {...(today === null ? {} : { last: today })}
            onChange={(statedOn) => setGiven((now) => ({ ...now, statedOn }))}
          />
        </FieldItem>
        <FieldItem
          label="应当更新的日期"
          id="nil-renew"
          field="renewOn"
          failure={state.error}
          extra="到期前在目录中提醒，最长一年"
        >
          <DayField
            id="nil-renew"
            value={given.renewOn}
            onChange={(renewOn) => setGiven((now) => ({ ...now, renewOn }))}
          />
        </FieldItem>
      </Form>
      {given.statedOn !== null && (
        <p className="quiet">公众将看到：截至{inWords(given.statedOn)}，本机关无此类信息。</p>
      )}
      <FailureBeyond of={state.error} fields={['statedOn', 'renewOn']} />
    </Modal>
  )
}
