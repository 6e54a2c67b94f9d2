import { Card } from 'antd'
import type { CaseView } from './use-requests.ts'

export function LettersPanel({ file: { letters, files, request } }: { file: CaseView }) {
  const sealed = files.filter(({ purpose }) => purpose === 'sealed').at(-1)
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
              {'　'}
              <a href={`/api/letters/${letter.id}/docx`} aria-label={`下载 DOCX：${letter.number}`}>
                下载 DOCX
              </a>
            </span>
          </li>
        ))}
      </ul>
      {sealed !== undefined && (
        <p className="sealed-file">
          <a href={`/api/requests/${request.id}/files/${sealed.no}`}>用印的答复书（{sealed.name}）</a>
          <span className="quiet hash">SHA-256：{sealed.hash}</span>
        </p>
      )}
      {letters.length > 0 && <p className="quiet">文书载有申请人姓名，打开时留有记录。</p>}
    </Card>
  )
}
