import { Card, Tag } from 'antd'
import type { CheckResult } from '../../../modules/annual-report/api.ts'
import { CHECK_KINDS, cellsOf, groupChecks, mustMend } from './checks.ts'

interface Props {
  checks: readonly CheckResult[]
  shown: CheckResult | null
  show: (check: CheckResult | null) => void
  unsaved: boolean
}

/** 勾稽关系, 文表一致 and the like: what failed first, what passed folded away. */
export function ChecksPanel({ checks, shown, show, unsaved }: Props) {
  const { failed, unclear, notAssessable, passed } = groupChecks(checks)
  const list = (of: readonly CheckResult[]) => <CheckList checks={of} shown={shown} show={show} />
  return (
    <Card title="检查" className="report-checks">
      {unsaved && <p className="quiet">正文的检查以已保存的文字为准。</p>}
      {failed.length === 0 && <p className="report-all-well">✓ 没有不符的项目</p>}
      {failed.length > 0 && <h2 className="report-failed">不符（{failed.length}）</h2>}
      {list(failed)}
      {unclear.length > 0 && <h2 className="report-unclear">存疑，请人工核对（{unclear.length}）</h2>}
      {list(unclear)}
      {notAssessable.length > 0 && <h2>无法核对（{notAssessable.length}）</h2>}
      {list(notAssessable)}
      <details>
        <summary>通过（{passed.length}）</summary>
        {list(passed)}
      </details>
    </Card>
  )
}

function CheckList({ checks, shown, show }: Omit<Props, 'unsaved'>) {
  return (
    <ul className="plain-list">
      {checks.map((check) => (
        <li key={check.id} className="report-check">
          <CheckLine check={check} isShown={shown?.id === check.id} show={show} />
        </li>
      ))}
    </ul>
  )
}

interface LineProps {
  check: CheckResult
  isShown: boolean
  show: (check: CheckResult | null) => void
}

function CheckLine({ check, isShown, show }: LineProps) {
  const words = (
    <>
      {mustMend(check) ? <Tag color="error">必须改正</Tag> : <Tag>{CHECK_KINDS[check.kind]}</Tag>}
      {check.message}
    </>
  )
  if (cellsOf(check).length === 0) return <div className="report-check-words">{words}</div>
  return (
    <button
      type="button"
      className="report-check-words"
      aria-pressed={isShown}
      title="标出单元格"
      onClick={() => show(isShown ? null : check)}
    >
      {words}
    </button>
  )
}
