import { Card, Tag } from 'antd'
import { minuteText } from '../../parts/dates.ts'
import type { CaseView } from './use-requests.ts'

/** 程序: what was done in this case, the newest first. */
export function ActLine({ file }: { file: CaseView }) {
  return (
    <Card title="办理过程">
      <ol className="act-line">
        {[...file.acts].reverse().map((act) => (
          <li key={act.seq} className={act.kind === 'irregular' ? 'irregular' : ''}>
            <time dateTime={act.on}>{act.on}</time>
            <div>
              <span className="act-words">{act.words}</span>
              {act.party !== null && <span className="quiet"> {partyWords(file, act.party)}</span>}
              {act.kind === 'irregular' && <Tag color="error">未按法定程序，不产生法定效力</Tag>}
              {act.irregular !== null && <p className="act-irregular">{act.irregular}</p>}
              {act.note !== '' && <p className="act-note">{act.note}</p>}
              <p className="quiet">
                {act.actor}　{minuteText(act.at)} 记录
                {act.letterId !== null && <LetterLink file={file} id={act.letterId} />}
                {act.files.map((no) => (
                  <FileLink key={no} file={file} no={no} />
                ))}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function LetterLink({ file, id }: { file: CaseView; id: number }) {
  return (
    <a className="act-letter" href={`/api/letters/${id}`} target="_blank" rel="noreferrer">
      {file.letters.find((letter) => letter.id === id)?.number ?? '文书'}
    </a>
  )
}

function FileLink({ file, no }: { file: CaseView; no: number }) {
  const found = file.files.find((each) => each.no === no)
  if (found === undefined) return null
  return (
    <a className="act-letter" href={`/api/requests/${file.request.id}/files/${no}`}>
      {found.name}
    </a>
  )
}

function partyWords(file: CaseView, party: string): string {
  return file.consultations.find((each) => each.party === party)?.words ?? party
}
