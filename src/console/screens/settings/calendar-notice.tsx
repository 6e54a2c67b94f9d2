import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input, InputNumber, Modal, Upload } from 'antd'
import { useState } from 'react'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { CalendarMoves, useAdoption } from './calendar-moves.tsx'

const FIELDS = ['text', 'year', 'source', 'days']

/** 采用通知: paste it, look over what was read, see which cases move, adopt. */
export function CalendarNotice({ close }: { close: () => void }) {
  const [text, setText] = useState('')
  const [year, setYear] = useState<number | null>(() => new Date().getFullYear() + 1)
  const [source, setSource] = useState('')
  const { preview, adopt } = useAdoption(close)
  const read = useMutation({
    mutationFn: () => call('POST', '/api/settings/calendar/notice', { body: { text, year } }),
    onSuccess: (found) => {
      setSource(found.source)
      setYear(found.year)
    },
  })
  const reset = () => {
    read.reset()
    preview.reset()
    adopt.reset()
  }
  const change = () => ({
    kind: 'notice' as const,
    year,
    days: read.data?.days ?? [],
    source,
  })
  const failure = adopt.error ?? preview.error ?? read.error
  const isFaulty = (read.data?.problems.length ?? 0) > 0
  return (
    <Modal
      open
      title="采用节假日安排通知"
      width={760}
      onCancel={close}
      mask={{ closable: false }}
      footer={[
        <Button key="no" onClick={close}>
          取消
        </Button>,
        <Button
          key="read"
          type={read.isSuccess ? 'default' : 'primary'}
          loading={read.isPending}
          onClick={() => read.mutate()}
        >
          {read.isSuccess ? '重新识别' : '识别通知'}
        </Button>,
        read.isSuccess && !preview.isSuccess && (
          <Button
            key="look"
            type="primary"
            disabled={isFaulty}
            loading={preview.isPending}
            onClick={() => preview.mutate(change())}
          >
            核对无误，查看受影响的申请
          </Button>
        ),
        preview.isSuccess && (
          <Button key="adopt" type="primary" loading={adopt.isPending} onClick={() => adopt.mutate(change())}>
            采用
          </Button>
        ),
      ]}
    >
      <Form layout="vertical">
        <FieldItem
          label="通知全文"
          id="notice-text"
          field="text"
          failure={failure}
          extra="粘贴国务院办公厅通知中“一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”各段，或者打开文本文件"
        >
          <Input.TextArea
            id="notice-text"
            rows={read.isSuccess ? 4 : 9}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              reset()
            }}
          />
        </FieldItem>
        <Upload
          accept=".txt,text/plain"
          showUploadList={false}
          beforeUpload={async (file) => {
            setText(await file.text())
            reset()
            return false
          }}
        >
          <Button size="small">打开文本文件</Button>
        </Upload>
        <FieldItem
          label="年度"
          id="notice-year"
          field="year"
          failure={failure}
          extra="通知写明年度的，以通知为准"
        >
          <InputNumber id="notice-year" controls={false} value={year} onChange={setYear} />
        </FieldItem>
        {read.isSuccess && (
          <>
            {isFaulty && (
              <Alert
                type="error"
                showIcon
                title={read.data.problems.map((each) => <div key={each}>{each}</div>)}
                description="请核对通知原文，改正后重新识别。"
              />
            )}
            <dl className="calendar-read">
              {read.data.holidays.map(({ name, off, working }) => [
                <dt key={`${name} name`}>{name}</dt>,
                <dd key={name}>
                  放假 {off[0]} 至 {off.at(-1)}，共 {off.length} 天
                  {working.length > 0 && `；上班 ${working.join('、')}`}
                </dd>,
              ])}
            </dl>
            <FieldItem label="依据" id="notice-source" field="source" failure={failure}>
              <Input id="notice-source" value={source} onChange={(event) => setSource(event.target.value)} />
            </FieldItem>
          </>
        )}
      </Form>
      {preview.isSuccess && <CalendarMoves preview={preview.data} />}
      <DaysFailure failure={failure} />
      <FailureBeyond fields={FIELDS} of={failure} />
    </Modal>
  )
}

/** The days have no field of their own here: what is wrong with them stands below. */
function DaysFailure({ failure }: { failure: Error | null }) {
  const list = failure !== null && 'list' in failure ? (failure.list as { field?: string }[]) : []
  return list.some(({ field }) => field === 'days') ? <Failure of={failure} /> : null
}
