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

const OPINIONS = { agrees: '同意公开', refuses: '不同意公开', unfounded: '不同意公开（理由不合理）' } as const

function stateOf({ ended, answerBy, opinion, lapseMeans }: CaseView['consultations'][number]): string {
  if (ended?.by === 'lapse') return `${ended.on} 逾期未提意见，${lapseMeans}`
  if (ended !== null) return `${ended.on} ${opinion === null ? '收到意见' : OPINIONS[opinion]}`
  return answerBy === null ? '等待回复' : `应于 ${answerBy} 前（含当日）提出`
}
