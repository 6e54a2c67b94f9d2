import { useMutation } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import type { AppealRuling } from '../../../modules/remedies/api.ts'
import { call } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import type { RemediesView, RemedyView } from './remedies-panel.tsx'
import { Ask, useDone } from './remedy-ask.tsx'

/** What the second instance did to the row of table 4. */
const EFFECTS = {
  changed: '已登记，表四按二审结果统计',
  reopened: '已登记，发回重审：表四计为尚未审结',
  beside: '已登记；审结年度的年报已公布或者按一审统计，表四不变',
} as const

export function AppealForm({ remedy, close }: { remedy: RemedyView; close: () => void }) {
  const [fileNumber, setFileNumber] = useState('')
  const [filedOn, setFiledOn] = useState<Day | null>(null)
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/remedies/:id/appeals', {
        params: { id: remedy.id },
        body: { fileNumber, filedOn: filedOn as Day },
      }),
    onSuccess: () => done('已登记二审'),
  })
  return (
    <Ask
      title={`登记二审　${remedy.fileNumber}`}
      save={save}
      close={close}
      fields={['fileNumber', 'filedOn']}
    >
      <FieldItem label="二审案号" id="appeal-number" field="fileNumber" failure={save.error}>
        <Input
          id="appeal-number"
          value={fileNumber}
          onChange={(event) => setFileNumber(event.target.value)}
        />
      </FieldItem>
      <FieldItem label="上诉之日" id="appeal-filed" field="filedOn" failure={save.error}>
        <DayField id="appeal-filed" value={filedOn} onChange={setFiledOn} />
      </FieldItem>
    </Ask>
  )
}

export function ConcludeAppealForm({
  appeal,
  view,
  close,
}: {
  appeal: RemedyView['appeals'][number]
  view: RemediesView
  close: () => void
}) {
  const [ruling, setRuling] = useState<AppealRuling | null>(null)
  const [concludedOn, setConcludedOn] = useState<Day | null>(null)
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      call('POST', '/api/appeals/:id/conclusion', {
        params: { id: appeal.id },
        body: { ruling: ruling as AppealRuling, concludedOn: concludedOn as Day },
      }),
    onSuccess: ({ effect }) => done(EFFECTS[effect]),
  })
  return (
    <Ask
      title={`登记二审结果　${appeal.fileNumber}`}
      save={save}
      close={close}
      fields={['ruling', 'concludedOn']}
    >
      <FieldItem
        label="二审结果"
        id="appeal-ruling"
        field="ruling"
        failure={save.error}
        extra="一件诉讼在表四只计一次：二审结果改变一审结果；一审审结年度的年报已公布的不再改动"
      >
        <Select
          id="appeal-ruling"
          value={ruling}
          options={view.appealRulings.map((each) => ({ value: each.ruling, label: each.label }))}
          onChange={setRuling}
        />
      </FieldItem>
      <FieldItem label="二审审结之日" id="appeal-concluded" field="concludedOn" failure={save.error}>
        <DayField id="appeal-concluded" value={concludedOn} onChange={setConcludedOn} />
      </FieldItem>
    </Ask>
  )
}
