import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'

/** The head of 依申请公开: its ledger and its board are two views of the same cases. */
export function RequestsHead({ here, children }: { here: 'list' | 'board'; children?: ReactNode }) {
  const navigate = useNavigate()
  return (
    <div className="screen-head">
      <h1>依申请公开</h1>
      <Segmented
        aria-label="台账或者看板"
        value={here}
        options={[
          { value: 'list', label: '台账' },
          { value: 'board', label: '看板' },
        ]}
        onChange={(next) => navigate(next === 'list' ? '/requests' : '/requests/board')}
      />
      {children}
    </div>
  )
}
