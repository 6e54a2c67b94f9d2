import { useMutation } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { FindingView } from '../../../modules/documents/api.ts'
import { minuteText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { FindingWords } from './finding-words.tsx'

export type Finding = FindingView

type Kind = NonNullable<Finding['disposition']>['kind']

/** What a person decides, as it is sent. */
export interface FindingDecision extends Pick<Finding, 'key' | 'detector' | 'entry'> {
  kind: Kind
  reason: string
}

interface Props {
  finding: Finding
  mayDecide: boolean
  /** Where the text cannot be changed at this place, nothing in it can be fixed here. */
  mayFix: boolean
  decide: (decision: FindingDecision) => Promise<unknown>
}

/** One finding in its words, with what to write instead and what a person decided or may decide. */
export function FindingItem({ finding, ...props }: Props) {
  const { severity, disposition } = finding
  const isIgnored = disposition?.kind === 'ignored'
  return (
    <li className={`finding-${severity}`}>
      <FindingWords finding={finding} isSettled={isIgnored} />
      {isIgnored && (
        <div className="quiet">
          {disposition.person}　{minuteText(disposition.decidedAt)}　理由：{disposition.reason}
        </div>
      )}
      {props.mayDecide && <Decide finding={finding} isIgnored={isIgnored} {...props} />}
    </li>
  )
}

function Decide({ finding, isIgnored, mayFix, decide: send }: Props & { isIgnored: boolean }) {
  const { message } = App.useApp()
  const [reason, setReason] = useState<string | null>(null)
  const { key, detector, entry } = finding
  const decide = useMutation({
    mutationFn: (kind: Kind) => send({ key, detector, entry, kind, reason: reason ?? '' }),
    onSuccess: (_, kind) => {
      setReason(null)
      message.success({ fixed: '已改', ignored: '已忽略', reopened: '已恢复为待处理' }[kind])
    },
  })
  if (isIgnored) {
    return (
      <div className="actions">
        <Button size="small" loading={decide.isPending} onClick={() => decide.mutate('reopened')}>
          重新处理
        </Button>
        <Failure of={decide.error} />
      </div>
    )
  }
  if (reason !== null) {
    return (
      <div className="finding-decision">
        <Input
          aria-label={`忽略“${finding.text}”的理由`}
          placeholder="理由，例如：对外公布的值班电话"
          maxLength={500}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={() => decide.mutate('ignored')}
        />
        <Failure of={decide.error} />
        <div className="actions">
          <Button
            size="small"
            type="primary"
            loading={decide.isPending}
            onClick={() => decide.mutate('ignored')}
          >
            忽略
          </Button>
          <Button
            size="small"
            onClick={() => {
              decide.reset()
              setReason(null)
            }}
          >
            取消
          </Button>
        </div>
      </div>
    )
  }
  return (
    <>
      <div className="actions">
        {mayFix && (
          <Button size="small" loading={decide.isPending} onClick={() => decide.mutate('fixed')}>
            已改
          </Button>
        )}
        <Button size="small" onClick={() => setReason('')}>
          忽略（理由）
        </Button>
      </div>
      <Failure of={decide.error} />
    </>
  )
}
