import { Tag } from 'antd'
import type { Stage } from '../../../modules/requests/api.ts'

const COLOURS: Record<Stage, string> = {
  submitted: 'gold',
  received: 'gold',
  processing: 'blue',
  awaitingSupplement: 'purple',
  consulting: 'purple',
  awaitingPayment: 'purple',
  awaitingApproval: 'orange',
  replied: 'cyan',
  served: 'green',
  withdrawn: 'default',
  archived: 'default',
}

export function StageTag({ stage, words }: { stage: Stage; words: string }) {
  return <Tag color={COLOURS[stage]}>{words}</Tag>
}
