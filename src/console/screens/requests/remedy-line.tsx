import { Button } from 'antd'
import { useState } from 'react'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { AppealForm, ConcludeAppealForm } from './appeal-forms.tsx'
import { DueTag } from './due-tag.tsx'
import type { RemediesView, RemedyView } from './remedies-panel.tsx'
import { AnswerForm, ConcludeForm, CopyForm, OUTCOMES, REMEDY_KINDS } from './remedy-forms.tsx'
import { RenewedBox } from './renewed-box.tsx'
import { OpenRenewedForm } from './renewed-forms.tsx'

type Open = 'conclude' | 'copy' | 'answer' | 'appeal' | 'renew' | null

/** One 复议 or suit with what became of it, and what can be done about it. */
export function RemedyLine({ remedy, view }: { remedy: RemedyView; view: RemediesView }) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const props = { remedy, view, close }
  return (
    <li>
      <div className="line-ends">
        <span>
          {REMEDY_KINDS[remedy.kind]}
          <div className="quiet">
            {remedy.fileNumber}　{remedy.filedOn} 提起
            {remedy.basedOn !== null && `　不服 ${remedy.basedOn}`}
          </div>
        </span>
        <span className="quiet">{remedy.state === 'concluded' ? resultOf(remedy, view) : '尚未审结'}</span>
      </div>
      {remedy.irregular !== null && <p className="remedy-irregular">不合法定程序：{remedy.irregular}</p>}
      <AnswerState remedy={remedy} />
      <Acts remedy={remedy} view={view} open={setOpen} />
      {remedy.appeals.map((appeal) => (
        <AppealLine key={appeal.id} appeal={appeal} view={view} />
      ))}
      {remedy.renewed !== null && <RenewedBox requestId={remedy.requestId} renewed={remedy.renewed} />}
      {open === 'conclude' && <ConcludeForm {...props} />}
      {open === 'copy' && <CopyForm {...props} />}
      {open === 'answer' && <AnswerForm {...props} />}
      {open === 'appeal' && <AppealForm remedy={remedy} close={close} />}
      {open === 'renew' && <OpenRenewedForm {...props} />}
    </li>
  )
}

function AnswerState({ remedy }: { remedy: RemedyView }) {
  if (remedy.copyReceivedOn === null) return null
  const to = remedy.kind === 'reconsideration' ? '复议机关' : '人民法院'
  const isWaiting = remedy.answeredOn === null && remedy.answer !== null
  return (
    <div className="line-ends quiet">
      <span>
        {remedy.copyReceivedOn} 收到副本
        {remedy.answeredOn !== null && `　${remedy.answeredOn} 已向${to}提交答复`}
      </span>
      {isWaiting && remedy.answer !== null && (
        <span>
          向{to}提交答复：
          <DueTag due={remedy.answer} />
        </span>
      )}
    </div>
  )
}

function Acts({
  remedy,
  view,
  open,
}: {
  remedy: RemedyView
  view: RemediesView
  open: (what: Open) => void
}) {
  const isPending = remedy.state === 'pending'
  const { handle } = view.can
  const orders =
    remedy.state === 'concluded' && (remedy.outcome === 'overturned' || remedy.ruling === 'mediated')
  return (
    <div className="remedy-acts">
      {isPending && remedy.copyReceivedOn === null && (
        <GuardedButton size="small" whyNot={handle} onClick={() => open('copy')}>
          登记收到副本
        </GuardedButton>
      )}
      {isPending && remedy.copyReceivedOn !== null && remedy.answeredOn === null && (
        <GuardedButton size="small" whyNot={handle} onClick={() => open('answer')}>
          登记已提交答复
        </GuardedButton>
      )}
      {isPending && (
        <GuardedButton size="small" whyNot={handle} onClick={() => open('conclude')}>
          登记结果
        </GuardedButton>
      )}
      {!isPending && remedy.kind !== 'reconsideration' && (
        <GuardedButton size="small" whyNot={remedy.can.appeal} onClick={() => open('appeal')}>
          登记二审
        </GuardedButton>
      )}
      {orders && remedy.renewed === null && (
        <GuardedButton size="small" whyNot={remedy.can.openRenewed} onClick={() => open('renew')}>
          责令重新答复
        </GuardedButton>
      )}
    </div>
  )
}

function AppealLine({ appeal, view }: { appeal: RemedyView['appeals'][number]; view: RemediesView }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="remedy-under line-ends" aria-label="二审">
      <span>
        <strong>二审</strong>
        <div className="quiet">
          {appeal.fileNumber}　{appeal.filedOn} 上诉
        </div>
      </span>
      {appeal.state === 'concluded' ? (
        <span className="quiet">
          {appeal.concludedOn} {appeal.label}
          {appeal.effect === 'beside' && '（表四不变）'}
        </span>
      ) : view.can.handle === null ? (
        <Button size="small" onClick={() => setOpen(true)}>
          登记二审结果
        </Button>
      ) : (
        <span className="quiet">尚未审结</span>
      )}
      {isOpen && <ConcludeAppealForm appeal={appeal} view={view} close={() => setOpen(false)} />}
    </section>
  )
}

/** The word of the body that decided, then the column of table 4 that it falls into. */
function resultOf(remedy: Extract<RemedyView, { state: 'concluded' }>, view: RemediesView): string {
  const column = OUTCOMES[remedy.outcome]
  const chosen = view.rulings[remedy.kind].find((each) => each.ruling === remedy.ruling)
  return `${remedy.concludedOn} ${chosen === undefined ? column : `${chosen.label}（${column}）`}`
}
