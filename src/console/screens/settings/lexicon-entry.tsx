import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../lib/day.ts'
import { call } from '../../api.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FailureBeyond } from '../../parts/failure-beyond.tsx'
import { FieldItem } from '../../parts/field-item.tsx'
import { choicesOf } from '../requests/act-spec.ts'
import { type Entry, type LexiconFound, useLexiconChanged, useRemoveEntry } from './lexicon.tsx'

interface Props {
  /** Null: a new one. */
  entry: Entry | null
  version: number
  categories: LexiconFound['categories']
  severities: LexiconFound['severities']
  onClose: () => void
}

const NEW = {
  text: '',
  category: 'wording',
  severity: 'warn',
  replacement: '',
  source: '',
  exceptions: [],
  wholeWord: false,
  validFrom: null,
  validUntil: null,
  isOwn: true,
} as const satisfies Entry

/** One entry, new or changed; a changed starter entry becomes one of the organ's own. */
export function LexiconEntry({ entry, version, categories, severities, onClose }: Props) {
  const changed = useLexiconChanged()
  const [values, setValues] = useState<Entry>(entry ?? NEW)
  const [exceptions, setExceptions] = useState((entry?.exceptions ?? []).join('\n'))
  const set = (change: Partial<Entry>) => setValues((now) => ({ ...now, ...change }))
  const saving = useMutation({
    mutationFn: () => {
      const { isOwn: _, ...own } = values
      const listed = exceptions.split(/\n/).map((each) => each.trim())
      const body = { ...own, exceptions: listed.filter((each) => each !== '') }
      return call('PUT', '/api/settings/lexicon/entry', { body: { entry: body, seen: version } })
    },
    onSuccess: async () => {
      await changed(`已保存“${values.text.trim()}”`)
      onClose()
    },
  })
  const removing = useRemoveEntry(version, onClose)
  const failure = saving.error ?? removing.error
  return (
    <Modal
      open
      title={entry === null ? '新增词条' : `修改词条：${entry.text}`}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={[
        entry?.isOwn && (
          <Button
            key="remove"
            danger
            loading={removing.isPending}
            onClick={() => removing.mutate(entry.text)}
          >
            删除
          </Button>
        ),
        <Button key="cancel" onClick={onClose}>
          取消
        </Button>,
        <Button key="save" type="primary" loading={saving.isPending} onClick={() => saving.mutate()}>
          保存
        </Button>,
      ]}
    >
      <Form layout="vertical" className="short-form">
        <FieldItem label="词条" id="entry-text" field="text" failure={failure}>
          <Input
            id="entry-text"
            value={values.text}
            disabled={entry !== null}
            onChange={(event) => set({ text: event.target.value })}
          />
        </FieldItem>
        <FieldItem label="级别" id="entry-severity" field="severity" failure={failure}>
          <Select
            id="entry-severity"
            value={values.severity}
            options={choicesOf(severities)}
            onChange={(severity) => set({ severity: severity as Entry['severity'] })}
          />
        </FieldItem>
        <FieldItem label="类别" id="entry-category" field="category" failure={failure}>
          <Select
            id="entry-category"
            value={values.category}
            options={choicesOf(categories)}
            onChange={(category) => set({ category: category as Entry['category'] })}
          />
        </FieldItem>
        <FieldItem label="建议改为（可不填）" id="entry-replacement" field="replacement" failure={failure}>
          <Input
            id="entry-replacement"
            value={values.replacement}
            onChange={(event) => set({ replacement: event.target.value })}
          />
        </FieldItem>
        <FieldItem
          label="例外（可不填）"
          id="entry-exceptions"
          field="exceptions"
          failure={failure}
          extra="一行一个，包含这个词条、但没有错误的更长的词语"
        >
          <Input.TextArea
            id="entry-exceptions"
            rows={2}
            value={exceptions}
            onChange={(event) => setExceptions(event.target.value)}
          />
        </FieldItem>
        <Form.Item>
          <Checkbox checked={values.wholeWord} onChange={(event) => set({ wholeWord: event.target.checked })}>
            只在单独成词时提示
          </Checkbox>
        </Form.Item>
        <FieldItem label="来源（可不填）" id="entry-source" field="source" failure={failure}>
          <Input
            id="entry-source"
            value={values.source}
            onChange={(event) => set({ source: event.target.value })}
          />
        </FieldItem>
        <FieldItem label="生效日期（可不填）" id="entry-from" field="validFrom" failure={failure}>
          <DayField
            id="entry-from"
            value={values.validFrom}
            onChange={(validFrom: Day | null) => set({ validFrom })}
          />
        </FieldItem>
        <FieldItem label="失效日期（可不填）" id="entry-until" field="validUntil" failure={failure}>
          <DayField
            id="entry-until"
            value={values.validUntil}
            onChange={(validUntil: Day | null) => set({ validUntil })}
          />
        </FieldItem>
      </Form>
      <FailureBeyond
        of={failure}
        fields={[
          'text',
          'severity',
          'category',
          'replacement',
          'exceptions',
          'source',
          'validFrom',
          'validUntil',
        ]}
      />
    </Modal>
  )
}
