import { useMutation } from '@tanstack/react-query'
import { App, Button, Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import type { Cell } from '../../../modules/annual-report/api.ts'
import { call, Refusals } from '../../api.ts'
import { fieldErrors } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { type Entered, type ReportView, useReportRefresh } from './use-reports.ts'

type Kind = 'number' | 'blank' | 'n/a'

interface Props {
  view: ReportView
  entered: Entered
  close: () => void
}

/** A number, blank or 不适用, with its source. */
export function EntryForm({ view, entered: { code, unit, entry }, close }: Props) {
  const { message } = App.useApp()
  const refresh = useReportRefresh()
  const [kind, setKind] = useState<Kind>(entry === null ? 'number' : kindOf(entry.value))
  const [number, setNumber] = useState(typeof entry?.value === 'number' ? entry.value : null)
  const [source, setSource] = useState(entry?.source ?? '')
  const [isEmpty, setEmpty] = useState(false)
  const save = useMutation({
    mutationFn: (value: Cell) =>
      call('PUT', '/api/reports/:id/figure', {
        params: { id: view.id },
        body: { figure: code, value, source, version: entry?.version ?? null },
      }),
    onSuccess: async () => {
      await refresh()
      message.success('已保存')
      close()
    },
  })
  const submit = () => {
    // No number is not blank: 空白 is chosen, never fallen into.
    setEmpty(kind === 'number' && number === null)
    if (kind === 'number' && number === null) return
    save.mutate(kind === 'number' ? number : kind === 'blank' ? null : 'n/a')
  }
  const numberErrors = isEmpty
    ? ['请填写数字；没有的填 0，或者选“不适用”']
    : [...fieldErrors(save.error, code), ...fieldErrors(save.error, 'value')]
  const sourceErrors = [...fieldErrors(save.error, `${code}.source`), ...fieldErrors(save.error, 'source')]
  const isStale = save.error instanceof Refusals && save.error.list.some((each) => each.code === 'stale')
  return (
    <Form layout="vertical" onFinish={submit} className="short-form">
      <Form.Item label="数字" {...helpOf(numberErrors)}>
        <Radio.Group
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          options={[
            { value: 'number', label: '数字' },
            { value: 'blank', label: '空白' },
            { value: 'n/a', label: '不适用（印作“/”）' },
          ]}
        />
        {kind === 'number' && (
          <InputNumber
            autoFocus
            aria-label={`数字，单位：${unit}`}
            className="report-number"
            min={0}
            {...(unit === '万元' ? {} : { precision: 0 })}
            suffix={unit}
            value={number}
            onChange={setNumber}
          />
        )}
      </Form.Item>
      <Form.Item label="来源" htmlFor="report-source" {...helpOf(sourceErrors)}>
        <Input
          id="report-source"
          placeholder="例如：法规科行政处罚台账、办公室提案办理登记"
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
      </Form.Item>
      <FailureBeyond fields={[code, 'value', `${code}.source`, 'source']} of={save.error} />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
        <Button onClick={close}>取消</Button>
        {isStale && <Button onClick={() => refresh().then(close)}>放弃我填的，读取最新数字</Button>}
      </div>
    </Form>
  )
}

function kindOf(value: Cell): Kind {
  if (value === null) return 'blank'
  return value === 'n/a' ? 'n/a' : 'number'
}

function helpOf(errors: readonly string[]) {
  return errors.length > 0 ? { validateStatus: 'error' as const, help: errors.join('；') } : {}
}
