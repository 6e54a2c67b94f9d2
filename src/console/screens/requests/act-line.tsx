import { Card, Tag } from 'antd'
import { minuteText } from '../../parts/dates.ts'
import type { CaseView } from './use-requests.ts'

/** 程序: what was done in this case, the newest first. */
export function ActLine({ file }: { file: CaseView }) {
  return (
    <Card title="办理过程">
      <ol className="act-line">
        {[...file.acts].reverse().map((act) => (
          <li key={act.seq}>
            <time dateTime={act.on}>{act.on}</time>
            <div>
              <span className="act-words">{act.words}</span>
              {act.party !== null && <span className="quiet"> {partyWords(file, act.party)}</span>}
              {act.irregular !== null && <Tag color="error">{act.irregular}</Tag>}
              {act.note !== '' && <p className="act-note">{act.note}</p>}
              <p className="quiet">
                {act.actor}　{minuteText(act.at)} 记录
                {act.letterId !== null && <LetterLink file={file} id={act.letterId} />}
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

function partyWords(file: CaseView, party: string): string {
  return file.consultations.find((each) => each.party === party)?.words ?? party
}
