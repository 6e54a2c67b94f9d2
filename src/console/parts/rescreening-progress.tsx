import { Progress } from 'antd'
import type { RescreeningView } from '../../modules/rescreening/api.ts'

/** How far the reading of everything public is; nothing once it is complete. */
export function RescreeningProgress({ rescreening }: { rescreening: RescreeningView }) {
  const { state, words, done, total } = rescreening
  if (state === 'complete' || state === 'superseded') return null
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
  return (
    <div>
      <span>
        {words}：{done} / {total} 条
      </span>
      <Progress
        percent={percent}
        status={state === 'paused' ? 'normal' : 'active'}
        aria-label={`重新筛查${words}`}
      />
    </div>
  )
}
