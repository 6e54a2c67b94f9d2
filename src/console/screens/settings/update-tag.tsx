import { Tag } from 'antd'
import type { Column } from '../../../modules/catalogue/api.ts'
import type { ColumnStateView } from '../../../modules/documents/api.ts'

interface Props {
  column: Pick<Column, 'updateIntervalDays'>
  state: ColumnStateView
}

/** Whether a column keeps its promised interval; without one, when it was last updated. */
export function UpdateTag({ column, state: { now, updatedOn } }: Props) {
  switch (now.state) {
    case 'nothing-promised':
      return <span className="quiet">{updatedOn === null ? '暂无信息' : `${updatedOn} 更新`}</span>
    case 'fresh':
      return (
        <span className="quiet">
          每 {column.updateIntervalDays} 天，下次 {now.dueOn} 前
        </span>
      )
    case 'stale':
      return (
        <>
          <Tag color="error">逾期 {now.daysLate} 天</Tag>
          <span className="quiet">应于 {now.dueOn} 前更新</span>
        </>
      )
    case 'never-updated':
      return <Tag color="error">承诺每 {column.updateIntervalDays} 天更新，尚无信息</Tag>
  }
}
