import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { call, upload } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { FileField } from '../documents/file-field.tsx'
import type { Enclosed, FieldSpec, Values, WithheldRow } from './act-spec.ts'
import { ReplyFindings } from './reply-findings.tsx'
import type { CaseView, Choices } from './use-requests.ts'

export interface FieldProps {
  field: FieldSpec
  values: Values
  set: (change: Values) => void
  file: CaseView
  choices: Choices
}

const WIDE: readonly FieldSpec['kind'][] = ['unit', 'withheld', 'enclosures', 'file', 'findings']

/** Whether a field is more than one input. */
export function isWide({ kind }: FieldSpec): boolean {
  return WIDE.includes(kind)
}

export function WideField(props: FieldProps) {
  const { field, values, set, file } = props
  switch (field.kind) {
    case 'unit':
      return <UnitField {...props} />
    case 'withheld':
      return <WithheldField {...props} />
    case 'enclosures':
      return <EnclosuresField {...props} />
    case 'file':
      return (
        <FileField
          label=""
          accept=".pdf,.jpg,.jpeg,.png,.ofd,.doc,.docx"
          onChoose={(chosen) => set({ [field.name]: chosen })}
        />
      )
    case 'findings':
      return <ReplyFindings requestId={file.request.id} values={values} />
    default:
      return null
  }
}

function UnitField({ field, values, set }: FieldProps) {
  const units = useQuery({
    queryKey: ['requests', 'units'],
    queryFn: () => call('GET', '/api/requests/units'),
  })
  return (
    <>
      <Select
        id={`act-${field.name}`}
        placeholder="请选择"
        loading={units.isPending}
        notFoundContent="还没有科室，请系统管理员在“设置 → 科室”中添加"
        value={(values[field.name] ?? null) as number | null}
        options={(units.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(chosen: number) => set({ [field.name]: chosen })}
      />
      <Failure of={units.error} />
    </>
  )
}

const EMPTY: WithheldRow = { part: '', basis: null, reason: '' }

/** 条例第三十七条: each part that is withheld, with its article and its reason. */
export function WithheldField({
  field,
  values,
  set,
  choices,
}: Pick<FieldProps, 'values' | 'set' | 'choices'> & { field: Pick<FieldSpec, 'name'> }) {
  const given = (values[field.name] ?? []) as readonly WithheldRow[]
  const rows = given.length === 0 ? [EMPTY] : given
  const change = (at: number, to: Partial<WithheldRow>) =>
    set({ [field.name]: rows.map((row, index) => (index === at ? { ...row, ...to } : row)) })
  const bases = choices.outcomes
    .filter(({ code }) => choices.withholdingBases.includes(code))
    .map(({ code, label, article }) => ({ value: code, label: `${label}（${article ?? ''}）` }))
  return (
    <div className="withheld-rows">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and only the last one goes.
        <fieldset key={index} className="withheld-row">
          <legend>第{index + 1}项</legend>
          <Input
            aria-label={`第${index + 1}项不予公开的部分`}
            placeholder="哪一部分，例如：评标委员会成员姓名"
            value={row.part}
            onChange={(event) => change(index, { part: event.target.value })}
          />
          <Select
            aria-label={`第${index + 1}项的依据`}
            placeholder="依据"
            value={row.basis}
            options={bases}
            onChange={(basis: string) => change(index, { basis })}
          />
          <Input.TextArea
            aria-label={`第${index + 1}项的理由`}
            placeholder="理由"
            rows={2}
            value={row.reason}
            onChange={(event) => change(index, { reason: event.target.value })}
          />
        </fieldset>
      ))}
      <div className="actions">
        <Button size="small" onClick={() => set({ [field.name]: [...rows, EMPTY] })}>
          增加一项
        </Button>
        {rows.length > 1 && (
          <Button size="small" danger onClick={() => set({ [field.name]: rows.slice(0, -1) })}>
            删去最后一项
          </Button>
        )}
      </div>
    </div>
  )
}

function EnclosuresField({ field, values, set, file }: FieldProps) {
  const enclosed = (values[field.name] ?? []) as readonly Enclosed[]
  const adding = useMutation({
    mutationFn: (chosen: File) =>
      upload('/api/requests/:id/enclosures', { params: { id: file.request.id }, file: chosen }),
    onSuccess: ({ no, name }) => set({ [field.name]: [...enclosed, { no, name }] }),
  })
  return (
    <div className="enclosures">
      <ul className="plain-list">
        {enclosed.map(({ no, name }) => (
          <li key={no} className="line-ends">
            <span>{name}</span>
            <Button
              size="small"
              aria-label={`去掉${name}`}
              onClick={() => set({ [field.name]: enclosed.filter((each) => each.no !== no) })}
            >
              去掉
            </Button>
          </li>
        ))}
      </ul>
      <FileField
        key={enclosed.length}
        label=""
        accept=".pdf,.ofd,.doc,.docx,.xls,.xlsx,.txt,.csv,.jpg,.jpeg,.png"
        onChoose={(chosen) => chosen !== null && adding.mutate(chosen)}
      />
      {adding.isPending && <p className="quiet">正在上传…</p>}
      <Failure of={adding.error} />
    </div>
  )
}
