import { Tag } from 'antd'
import { STATES } from './words.ts'

export function StateTag({ state }: { state: keyof typeof STATES }) {
  return <Tag color={STATES[state].color}>{STATES[state].name}</Tag>
}
