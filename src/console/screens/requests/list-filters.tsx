import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { options } from '../../parts/words.ts'
import type { Narrowing } from './use-asked.ts'
import type { Choices } from './use-requests.ts'

/** By who asked, how it came, and which unit works on it; each narrows the list further. */
export function ListFilters({
  choices,
  narrowing,
  onChange,
}: {
  choices: Choices | undefined
  narrowing: Narrowing
  onChange: (next: Narrowing) => void
}) {
  const units = useQuery({
    queryKey: ['requests', 'units'],
    queryFn: () => call('GET', '/api/requests/units'),
  })
  const kinds: { value: string; label: string }[] =
    choices === undefined ? [] : options(choices.applicantKinds)
  const filters = [
    {
      name: 'kind' as const,
      label: '申请人类型',
      list: [...kinds, { value: 'organisation', label: '法人或其他组织（五类合计）' }],
    },
    {
      name: 'channel' as const,
      label: '收到渠道',
      list: choices === undefined ? [] : options(choices.channels),
    },
    {
      name: 'unit' as const,
      label: '承办科室',
      list: [
        { value: 'none', label: '未交科室' },
        ...(units.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
      ],
    },
  ]
  return (
    <>
      {filters.map(({ name, label, list }) => (
        <Select<string | null>
          key={name}
          aria-label={label}
          placeholder={label}
          allowClear
          style={{ width: 150 }}
          popupMatchSelectWidth={false}
          value={narrowing[name] ?? null}
          options={list}
          onChange={(value) => {
            const { [name]: _, ...rest } = narrowing
            onChange(value == null ? rest : { ...rest, [name]: value })
          }}
        />
      ))}
      <Failure of={units.error} />
    </>
  )
}
