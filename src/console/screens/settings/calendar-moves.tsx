import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Table } from 'antd'
import { Link } from 'react-router'
import type { CalendarPreview } from '../../../modules/requests/calendar-api.ts'
import { call, type Json } from '../../api.ts'

type Moved = Json<CalendarPreview>['moves'][number]
/** What a form gives; the server names what is missing. */
export type Change = Parameters<typeof previewOf>[0]

/** Looks first, then adopts: what was looked at is what is adopted, or nothing. */
export function useAdoption(close: () => void) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const preview = useMutation({ mutationFn: previewOf })
  const adopt = useMutation({
    mutationFn: (change: Change) =>
      call('POST', '/api/settings/calendar', { body: { change, seen: preview.data?.seen ?? 0 } }),
    onSuccess: async ({ moved }) => {
      await client.invalidateQueries()
      message.success(moved === 0 ? '已采用，没有申请的期限变动' : `已采用，${moved} 件申请的期限已重新计算`)
      close()
    },
  })
  return { preview, adopt }
}

function previewOf(change: Parameters<typeof call<'POST', '/api/settings/calendar/preview'>>[2]['body']) {
  return call('POST', '/api/settings/calendar/preview', { body: change })
}

/** 受影响的申请: from which due date to which, by how many working days, and what would be late. */
export function CalendarMoves({ preview }: { preview: Json<CalendarPreview> }) {
  const late = preview.moves.filter((each) => each.becomesLate || each.losesEffect.length > 0)
  return (
    <div className="stack">
      <Alert
        type={late.length > 0 ? 'warning' : 'info'}
        showIcon
        title={
          preview.moves.length === 0
            ? `${preview.summary}。${preview.openCases} 件未办结的申请，期限都不变。`
            : `${preview.summary}。${preview.openCases} 件未办结的申请中，${preview.moves.length} 件的期限变动${late.length > 0 ? `，其中 ${late.length} 件会因此逾期或者使已作出的行为失去效力` : ''}。已办结的申请不变。`
        }
      />
      {preview.moves.length > 0 && (
        <Table
          rowKey="id"
          size="small"
          pagination={{ pageSize: 10, hideOnSinglePage: true }}
          scroll={{ x: 560 }}
          dataSource={preview.moves}
          columns={[
            {
              title: '申请',
              dataIndex: 'number',
              render: (number: string, row) => <Link to={`/requests/${row.id}`}>{number}</Link>,
            },
            { title: '原期限', dataIndex: 'from', width: 110, render: (on: string | null) => on ?? '—' },
            { title: '新期限', dataIndex: 'to', width: 110, render: (on: string | null) => on ?? '—' },
            { title: '变动', key: 'by', width: 150, render: (_, row) => wordsOf(row) },
          ]}
        />
      )}
      {late.flatMap(({ id, number, losesEffect }) =>
        losesEffect.map((words) => (
          <p key={`${id} ${words}`} className="days-overdue">
            {number}：{words}
          </p>
        )),
      )}
    </div>
  )
}

function wordsOf({ from, to, workingDays, becomesLate, isProvisional }: Moved) {
  if (becomesLate) return <span className="days-overdue">变为逾期</span>
  if (from === to) return isProvisional ? '日期不变，暂定' : '日期不变，不再暂定'
  return workingDays > 0 ? `推后 ${workingDays} 个工作日` : `提前 ${0 - workingDays} 个工作日`
}
