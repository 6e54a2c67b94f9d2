import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { Day } from '../../lib/day.ts'
import { day } from '../../lib/day.ts'

interface Props {
  id: string
  value: Day | null
  onChange: (value: Day | null) => void
  /** The last day to choose, included. */
  last?: Day
}

/** A legal day, written 2026-03-02. */
export function DayField({ id, value, onChange, last }: Props) {
  return (
    <DatePicker
      id={id}
      style={{ width: '100%', maxWidth: 220 }}
      format="YYYY-MM-DD"
      value={value === null ? null : dayjs(value)}
      onChange={(chosen) => onChange(chosen ? day(chosen.format('YYYY-MM-DD')) : null)}
      disabledDate={(each) => last !== undefined && each.format('YYYY-MM-DD') > last}
    />
  )
}
