import { App, Card, Tag } from 'antd'
import { Link } from 'react-router'
import type { TakedownView } from '../../../modules/documents/api.ts'
import { minuteText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton, reasonText } from '../../parts/guarded-button.tsx'
import { TakedownProof } from './takedown-proof.tsx'
import { CAUSES, TAKEDOWN_STATES } from './takedown-words.ts'
import { useTakedownActs, useTakedowns } from './use-takedowns.ts'
import './takedown.css'

/** The takedowns of a document, the newest first, each with what was decided and with its proof. */
export function TakedownPanel({ documentId, title }: { documentId: number; title: string }) {
  const found = useTakedowns(documentId)
  const acts = useTakedownActs(documentId)
  return (
    <>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.data?.takedowns.map((each) => (
        <Card
          key={each.id}
          className="takedown"
          title={
            <span className="takedown-title">
              撤回　第 {each.editionNo} 版
              <Tag color={TAKEDOWN_STATES[each.state].color}>{TAKEDOWN_STATES[each.state].name}</Tag>
            </span>
          }
        >
          <div className="stack">
            <p className="takedown-printed-title">{title}</p>
            <Facts takedown={each} />
            <Acts takedown={each} acts={acts} />
            <TakedownProof takedown={each} check={acts.check} />
          </div>
        </Card>
      ))}
    </>
  )
}

function Facts({ takedown }: { takedown: TakedownView }) {
  return (
    <dl className="facts takedown-facts">
      <dt>事由</dt>
      <dd>{CAUSES[takedown.cause]}</dd>
      <dt>原因</dt>
      <dd className="written">{takedown.reason}</dd>
      <dt>决定人</dt>
      <dd>{takedown.orderedBy}</dd>
      <dt>提出</dt>
      <dd>
        {takedown.proposedBy}　{minuteText(takedown.proposedAt)}
      </dd>
      {takedown.takenDownAt !== null && (
        <>
          <dt>撤下时间</dt>
          <dd>{minuteText(takedown.takenDownAt)}</dd>
        </>
      )}
      {takedown.decidedAt !== null && (
        <>
          <dt>{takedown.state === 'declined' ? '否决' : '确认'}</dt>
          <dd>
            {takedown.decidedBy}　{minuteText(takedown.decidedAt)}
          </dd>
        </>
      )}
      <dt>原网址</dt>
      <dd>
        {takedown.redirectTo === null ? (
          '显示撤回说明'
        ) : (
          <>
            转到 <Link to={`/documents/${takedown.redirectTo}`}>/documents/{takedown.redirectTo}</Link>
          </>
        )}
      </dd>
    </dl>
  )
}

interface ActsProps {
  takedown: TakedownView
  acts: ReturnType<typeof useTakedownActs>
}

function Acts({ takedown, acts: { confirm, decline } }: ActsProps) {
  const { modal } = App.useApp()
  if (takedown.state !== 'proposed' && takedown.state !== 'unconfirmed') return null
  const { can } = takedown
  if (can.confirm?.code === 'not-permitted') return null
  const ask = () =>
    modal.confirm({
      title: takedown.state === 'proposed' ? '确认撤回？' : '补办确认？',
      content:
        takedown.state === 'proposed'
          ? '确认后公众立即看不到这条信息，索引号不再使用。'
          : '信息已经撤下，确认后撤回手续办结。',
      okText: '确认撤回',
      onOk: () => confirm.mutateAsync(takedown.id).catch(() => undefined),
    })
  return (
    <div className="no-print">
      <div className="actions">
        <GuardedButton type="primary" danger whyNot={can.confirm} loading={confirm.isPending} onClick={ask}>
          确认撤回
        </GuardedButton>
        {can.decline === null && (
          <GuardedButton
            whyNot={null}
            loading={decline.isPending}
            onClick={() => decline.mutate(takedown.id)}
          >
            不撤回
          </GuardedButton>
        )}
      </div>
      {can.confirm !== null && (
        <ul className="reasons">
          <li>不能确认：{reasonText(can.confirm)}</li>
        </ul>
      )}
      <Failure of={confirm.error ?? decline.error} />
    </div>
  )
}
