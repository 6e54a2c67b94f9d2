import { Button, Card } from 'antd'
import type { EnteredCode } from '../../../modules/annual-report/api.ts'
import { dayText } from '../../parts/dates.ts'
import { figureWords } from './cell-words.ts'
import type { Entered, ReportView } from './use-reports.ts'

interface Props {
  view: ReportView
  open: (code: EnteredCode) => void
}

/** What no ledger holds: each figure with its source and whoever answers for it. */
export function EnteredPanel({ view, open }: Props) {
  const mayWrite = view.can.write.length === 0
  const missing = view.entered.filter(({ entry }) => entry === null).length
  return (
    <Card
      title="填报的数字"
      extra={missing > 0 && mayWrite && <span className="report-missing">还有 {missing} 项未填</span>}
    >
      <p className="quiet">台账之外的数字由人填报，并写明来源；前四项进入表二，其余用于正文。</p>
      <ul className="plain-list">
        {view.entered.map((each) => (
          <li key={each.code} className="report-entered">
            <EnteredLine entered={each} />
            <Button size="small" onClick={() => open(each.code)}>
              {mayWrite ? (each.entry === null ? '填报' : '修改') : '查看'}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function EnteredLine({ entered: { label, unit, entry } }: { entered: Entered }) {
  return (
    <>
      <span>
        {label}
        {entry !== null && (
          <div className="quiet">
            {entry.source}　{entry.by}　{dayText(entry.at)}
          </div>
        )}
      </span>
      <strong className={entry === null ? 'report-missing' : ''}>
        {entry === null ? '未填' : figureWords(entry.value, unit)}
      </strong>
    </>
  )
}
