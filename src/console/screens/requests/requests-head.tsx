import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'

/** The head of 依申请公开: its ledger, its board, and the end of its cases. */
export function RequestsHead({
  here,
  children,
}: {
  here: 'list' | 'board' | 'destruction'
  children?: ReactNode
}) {
  const navigate = useNavigate()
  return (
    <div className="screen-head">
      <h1>依申请公开</h1>
      <Segmented
        aria-label="台账、看板或者归档与销毁"
        value={here}
        options={[
          { value: 'list', label: '台账' },
          { value: 'board', label: '看板' },
          { value: 'destruction', label: '归档与销毁' },
        ]}
        onChange={(next) => navigate(next === 'list' ? '/requests' : `/requests/${next}`)}
      />
      {children}
    </div>
  )
}
