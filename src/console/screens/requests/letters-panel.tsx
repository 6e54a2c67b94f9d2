import { Card } from 'antd'
import type { CaseView } from './use-requests.ts'

export function LettersPanel({ file: { letters } }: { file: CaseView }) {
  return (
    <Card title="文书">
      {letters.length === 0 && <p className="quiet">还没有发出文书。</p>}
      <ul className="plain-list">
        {letters.map((letter) => (
          <li key={letter.id} className="line-ends">
            <a href={`/api/letters/${letter.id}`} target="_blank" rel="noreferrer">
              {letter.title.replace('政府信息公开', '')}
            </a>
            <span className="quiet">
              {letter.number}　{letter.writtenOn}
            </span>
          </li>
        ))}
      </ul>
      {letters.length > 0 && <p className="quiet">文书载有申请人姓名，打开时留有记录。</p>}
    </Card>
  )
}
