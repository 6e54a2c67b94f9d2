import { Button } from 'antd'
import type { Refusal } from '../../../lib/refusal.ts'
import { reasonText } from '../../parts/guarded-button.tsx'
import { TARGET_WORDS, type Target, targetOf } from './targets.ts'
import type { ReportView } from './use-reports.ts'

interface Props {
  view: ReportView
  /** What cannot be done, e.g. 提交审定. */
  what: string
  reasons: readonly Refusal[]
  go: (target: Target) => void
}

/** All that stands against an act, in the open, each with the way to where it is mended. */
export function ReasonsList({ view, what, reasons, go }: Props) {
  if (reasons.length === 0) return null
  const mayWrite = view.can.write.length === 0
  return (
    <div className="report-reasons">
      <p className="quiet">
        暂不能{what}，{reasons.length > 1 ? `共 ${reasons.length} 项原因：` : '原因：'}
      </p>
      <ul>
        {reasons.map((reason) => {
          const found = targetOf(reason, view)
          // Who may not write is not sent to fill in; cells may be looked at by all.
          const target = mayWrite || found?.kind === 'check' ? found : null
          return (
            <li key={reason.code + reason.message + (reason.field ?? '')}>
              <span>{reasonText(reason)}</span>
              {target !== null && (
                <Button type="link" size="small" onClick={() => go(target)}>
                  {TARGET_WORDS[target.kind]}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
