import { Card } from 'antd'
import type { CaseView } from './use-requests.ts'

/** Who is or was asked, and by when they may answer (条例第三十二条、第三十四条). */
export function ConsultationsPanel({ file: { consultations } }: { file: CaseView }) {
  if (consultations.length === 0) return null
  return (
    <Card title="征求意见">
      <ul className="plain-list">
        {consultations.map((each) => (
          <li key={`${each.party} ${each.sentOn}`} className="line-ends">
            <span>{each.words}</span>
            <span className="quiet">
              {each.sentOn} 发出
              {each.deliveredOn !== null && `　${each.deliveredOn} 送达`}　{stateOf(each)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function stateOf({ ended, answerBy }: CaseView['consultations'][number]): string {
  if (ended !== null) return `${ended.on} ${ended.by === 'answer' ? '收到意见' : '逾期未提意见'}`
  return answerBy === null ? '等待回复' : `应于 ${answerBy} 前（含当日）提出`
}
