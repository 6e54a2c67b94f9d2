import { Card, Tag } from 'antd'
import type { CaseView } from './use-requests.ts'

const STATES = {
  asked: { color: 'processing', words: '等待反馈' },
  answered: { color: 'success', words: '已反馈' },
  returned: { color: 'warning', words: '已退回' },
} as const

/** 承办科室: who prepares the answer, by when inside the organ, and what came. */
export function UnitPanel({ file: { matters, acts, files, request, today } }: { file: CaseView }) {
  const { unit } = matters
  if (unit === null) return null
  const answer = acts.findLast(({ kind }) => kind === 'unit-answered' || kind === 'unit-returned')
  const isLate = unit.state === 'asked' && unit.answerBy < today
  return (
    <Card
      title="承办科室"
      extra={
        <Tag color={isLate ? 'error' : STATES[unit.state].color}>
          {isLate ? '超过内部期限' : STATES[unit.state].words}
        </Tag>
      }
    >
      <div className="line-ends">
        <span>{unit.name}</span>
        <span className="quiet">
          {unit.assignedOn} 交办　要求 {unit.answerBy} 前反馈{unit.urged > 0 && `　已催办 ${unit.urged} 次`}
        </span>
      </div>
      {unit.state !== 'asked' && answer !== undefined && (
        <>
          <p className="written">{answer.note}</p>
          {answer.files.map((no) => (
            <p key={no}>
              <a href={`/api/requests/${request.id}/files/${no}`}>
                {files.find((each) => each.no === no)?.name ?? '材料'}
              </a>
            </p>
          ))}
        </>
      )}
    </Card>
  )
}
