import { Checkbox, DatePicker, Form, Input, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { day } from '../../../lib/day.ts'
import type { Refusal } from '../../../lib/refusal.ts'
import type { Content } from '../../../modules/documents/api.ts'
import { fieldErrors } from '../../parts/failure.tsx'
import { useColumns } from '../../parts/use-columns.ts'
import './publication.css'
import { DISCLOSURES, GENRES, KINDS, options } from '../../parts/words.ts'
import { ThemeField } from './theme-field.tsx'

export type Metadata = Omit<Content, 'bodyHtml' | 'title' | 'columnId' | 'attachments'> & {
  columnId: number | null
}

interface Props {
  content: Metadata
  set: (change: Partial<Metadata>) => void
  failure: Error | null
  isReadOnly?: boolean
  /** A published document stays in its column and of its kind. */
  isPublished?: boolean
  /** What the gate says of single fields, before anybody is refused. */
  notes?: readonly Refusal[]
}

export function MetadataForm(props: Props) {
  const { content, set, failure, isReadOnly = false, isPublished = false, notes = [] } = props
  const columns = useColumns()
  const noted = (name: string) => notes.filter((each) => each.field === name).map(({ message }) => message)
  const field = (name: keyof Metadata, label: string, input: ReactNode, extra?: string) => {
    const errors = fieldErrors(failure, name)
    return (
      <Form.Item label={label} htmlFor={`field-${name}`} extra={extra} {...helpOf(errors, noted(name))}>
        {input}
      </Form.Item>
    )
  }
  const text = (
    name: 'documentNumber' | 'theme' | 'source' | 'sourceUrl' | 'byline' | 'keywords',
    placeholder: string,
  ) => (
    <Input
      id={`field-${name}`}
      placeholder={isReadOnly ? '未填' : placeholder}
      value={content[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  )
  const stays = isPublished ? '已发布的信息不能改换栏目或类型' : undefined
  return (
    <Form layout="vertical" className="metadata-form" disabled={isReadOnly}>
      {field(
        'columnId',
        '栏目',
        <Select
          id="field-columnId"
          placeholder="请选择栏目"
          showSearch={{ optionFilterProp: 'label' }}
          disabled={isReadOnly || isPublished}
          value={content.columnId}
          options={columns.optionsWith(content.columnId)}
          onChange={(columnId) => set({ columnId })}
        />,
        stays,
      )}
      {field(
        'kind',
        '信息类型',
        <Select
          id="field-kind"
          disabled={isReadOnly || isPublished}
          value={content.kind}
          options={options(KINDS)}
          onChange={(kind) => set({ kind })}
        />,
      )}
      {field(
        'genre',
        '体裁',
        <Select
          id="field-genre"
          allowClear
          placeholder={isReadOnly ? '未填' : '不是公文的不填'}
          value={content.genre === '' ? null : content.genre}
          options={options(GENRES)}
          onChange={(genre) => set({ genre: genre ?? '' })}
        />,
      )}
      {field('documentNumber', '文号', text('documentNumber', '没有文号的不填'))}
      {field(
        'issuedOn',
        '发文日期',
        <DatePicker
          id="field-issuedOn"
          style={{ width: '100%' }}
          format="YYYY-MM-DD"
          value={content.issuedOn === null ? null : dayjs(content.issuedOn)}
          onChange={(value) => set({ issuedOn: value ? day(value.format('YYYY-MM-DD')) : null })}
        />,
      )}
      {field(
        'theme',
        '分类',
        <ThemeField id="field-theme" value={content.theme} onChange={(theme) => set({ theme })} />,
      )}
      {field(
        'disclosure',
        '公开属性',
        <Radio.Group
          id="field-disclosure"
          value={content.disclosure}
          options={options(DISCLOSURES)}
          onChange={(event) => set({ disclosure: event.target.value })}
        />,
      )}
      {content.disclosure !== 'proactive' &&
        field(
          'disclosureReason',
          content.disclosure === 'withheld' ? '不予公开的理由' : '依申请公开的理由',
          <Input.TextArea
            id="field-disclosureReason"
            rows={2}
            className="grows"
            value={content.disclosureReason}
            onChange={(event) => set({ disclosureReason: event.target.value })}
          />,
          '须写明依据的条款（条例第十三条至第十六条）',
        )}
      {field(
        'isRepost',
        '来源',
        <Checkbox
          id="field-isRepost"
          checked={content.isRepost}
          onChange={(event) => set({ isRepost: event.target.checked })}
        >
          转载其他单位的信息
        </Checkbox>,
      )}
      {(content.isRepost || content.source !== '') &&
        field('source', '来源单位', text('source', '例如：中国政府网'))}
      {(content.isRepost || content.sourceUrl !== '') &&
        field('sourceUrl', '来源网址', text('sourceUrl', '例如：https://www.gov.cn/'))}
      {field('byline', '作者', text('byline', '没有署名的不填'))}
      {field('keywords', '关键词', text('keywords', '多个关键词用顿号分开，例如：招商引资、营商环境'))}
      {field(
        'summary',
        '内容概述',
        <Input.TextArea
          id="field-summary"
          rows={3}
          className="grows"
          value={content.summary}
          onChange={(event) => set({ summary: event.target.value })}
        />,
      )}
    </Form>
  )
}

function helpOf(errors: readonly string[], notes: readonly string[]) {
  if (errors.length > 0) return { validateStatus: 'error' as const, help: errors.join('；') }
  return notes.length > 0 ? { validateStatus: 'warning' as const, help: notes.join('；') } : {}
}
