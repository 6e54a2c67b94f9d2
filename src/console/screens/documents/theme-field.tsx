import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { call } from '../../api.ts'

interface Props {
  id: string
  value: string
  onChange: (theme: string) => void
}

/** A class of the 主题分类, or one of its sub-classes. What an older text says is shown as it is. */
export function ThemeField({ id, value, onChange }: Props) {
  const { data = {} } = useQuery({
    queryKey: ['themes'],
    queryFn: () => call('GET', '/api/themes'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const groups = Object.entries(data).map(([top, subs]) => ({
    label: top,
    options: [top, ...subs.map((sub) => `${top}/${sub}`)].map((theme) => ({ value: theme, label: theme })),
  }))
  return (
    <Select
      id={id}
      placeholder="请选择主题分类"
      showSearch={{ optionFilterProp: 'label' }}
      value={value === '' ? null : value}
      options={groups}
      onChange={onChange}
    />
  )
}
