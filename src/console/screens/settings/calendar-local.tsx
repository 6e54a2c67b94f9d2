import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import { DayField } from '../../parts/day-field.tsx'
import { Failure } from '../../parts/failure.tsx'
import { CalendarMoves, type Change, useAdoption } from './calendar-moves.tsx'

interface Line {
  key: number
  day: Day | null
  kind: 'off' | 'working' | 'none'
  name: string
}

let keys = 0
const newLine = (): Line => {
  keys += 1
  return { key: keys, day: null, kind: 'off', name: '' }
}

/** Single days: a local day off, a weekend worked, or an own day that holds no longer. */
export function CalendarLocal({
  close,
  own,
}: {
  close: () => void
  own: readonly { day: Day; name: string }[]
}) {
  const [lines, setLines] = useState<Line[]>(() => [newLine()])
  const [source, setSource] = useState('')
  const [removed, setRemoved] = useState<Day[]>([])
  const { preview, adopt } = useAdoption(close)
  const edit = (change: () => void) => {
    change()
    preview.reset()
    adopt.reset()
  }
  const set = (key: number, next: Partial<Line>) =>
    edit(() => setLines((now) => now.map((each) => (each.key === key ? { ...each, ...next } : each))))
  const change = (): Change =>
    removed.length > 0
      ? { kind: 'removal', days: removed, source }
      : {
          kind: 'local',
          days: lines.map(({ day, kind, name }) => ({ day: day as Day, kind: kind as 'off', name })),
          source,
        }
  return (
    <Modal
      open
      title="设置本地放假、上班"
      width={720}
      onCancel={close}
      mask={{ closable: false }}
      footer={[
        <Button key="no" onClick={close}>
          取消
        </Button>,
        preview.isSuccess ? (
          <Button key="adopt" type="primary" loading={adopt.isPending} onClick={() => adopt.mutate(change())}>
            采用
          </Button>
        ) : (
          <Button
            key="look"
            type="primary"
            loading={preview.isPending}
            onClick={() => preview.mutate(change())}
          >
            查看受影响的申请
          </Button>
        ),
      ]}
    >
      <Form layout="vertical">
        {removed.length === 0 && (
          <>
            <div className="calendar-days">
              {lines.map(({ key, day, kind, name }) => (
                <div key={key}>
                  <DayField id={`own-day-${key}`} value={day} onChange={(next) => set(key, { day: next })} />
                  <Select
                    aria-label="放假或者上班"
                    value={kind}
                    options={[
                      { value: 'off', label: '放假' },
                      { value: 'working', label: '上班' },
                    ]}
                    onChange={(next) => set(key, { kind: next })}
                  />
                  <Input
                    aria-label="名称"
                    placeholder="名称，例如：自治区成立纪念日放假"
                    value={name}
                    onChange={(event) => set(key, { name: event.target.value })}
                  />
                  <Button
                    type="text"
                    disabled={lines.length === 1}
                    onClick={() => edit(() => setLines((now) => now.filter((each) => each.key !== key)))}
                  >
                    删去
                  </Button>
                </div>
              ))}
            </div>
            <Form.Item>
              <Button size="small" onClick={() => edit(() => setLines((now) => [...now, newLine()]))}>
                再加一天
              </Button>
            </Form.Item>
          </>
        )}
        {own.length > 0 && (
          <Form.Item label="或者取消本年已经设置的日期" htmlFor="own-removed">
            <Select
              id="own-removed"
              mode="multiple"
              value={removed}
              options={own.map(({ day, name }) => ({ value: day, label: `${day} ${name}` }))}
              onChange={(next: Day[]) => edit(() => setRemoved(next))}
            />
          </Form.Item>
        )}
        <Form.Item label="依据" htmlFor="own-source" extra="例如：市人民政府办公室通知（×政办发〔2026〕3号）">
          <Input
            id="own-source"
            value={source}
            onChange={(event) => edit(() => setSource(event.target.value))}
          />
        </Form.Item>
      </Form>
      <Failure of={adopt.error ?? preview.error} />
      {preview.isSuccess && <CalendarMoves preview={preview.data} />}
    </Modal>
  )
}
