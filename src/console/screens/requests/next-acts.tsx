import { Button, Card } from 'antd'
import { useState } from 'react'
import { GuardedButton, reasonText } from '../../parts/guarded-button.tsx'
import { ActForm } from './act-form.tsx'
import type { ActSpec } from './act-spec.ts'
import { ACT_SPECS } from './act-specs.ts'
import { groupByReason } from './reasons.ts'
import type { CaseView, Choices } from './use-requests.ts'

/** What can be done now; and what cannot, with the reason, each reason once. */
export function NextActs({ file, choices }: { file: CaseView; choices: Choices }) {
  const [open, setOpen] = useState<ActSpec | null>(null)
  const possible = ACT_SPECS.filter(({ act }) => file.can[act] === null)
  const shown = ACT_SPECS.filter(({ onlyWhenPossible }) => onlyWhenPossible !== true)
  const hindered = groupByReason(shown.map((spec) => ({ thing: spec, whyNot: file.can[spec.act] })))
  return (
    <Card title="下一步">
      <div className="next-acts">
        {possible.map((spec, index) => (
          <Button
            key={spec.act}
            block
            type={index === 0 && spec.isDanger !== true ? 'primary' : 'default'}
            onClick={() => setOpen(spec)}
          >
            <span>{spec.name}</span>
            <span className="next-hint">{spec.hint}</span>
          </Button>
        ))}
        {possible.length === 0 && <p className="quiet">这件申请目前没有需要您办理的事项。</p>}
      </div>
      {hindered.map(({ reason, things }) => (
        <div
          className={things.length > 1 ? 'hindered hindered-many' : 'hindered'}
          key={reason.code + reason.message}
        >
          <div className="actions">
            {things.map((spec) => (
              <GuardedButton key={spec.act} size="small" whyNot={reason}>
                {spec.name}
              </GuardedButton>
            ))}
          </div>
          <p className="quiet">{reasonText(reason)}</p>
        </div>
      ))}
      {open !== null && <ActForm spec={open} file={file} choices={choices} close={() => setOpen(null)} />}
    </Card>
  )
}
