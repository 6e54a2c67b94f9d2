import { Tag } from 'antd'
import { daysLeft } from './days-left.ts'
import { StageTag } from './stage-tag.tsx'
import type { CaseView, Choices } from './use-requests.ts'

/** Which case this is, and how long there is to answer: the one number that matters is the largest. */
export function CaseHead({ file, choices }: { file: CaseView; choices: Choices }) {
  const { request, intake, clock, today } = file
  const left = daysLeft({
    stage: request.stage,
    dueOn: clock?.dueOn ?? null,
    workingDaysLeft: clock?.workingDaysLeft ?? null,
    today,
    concludedOn: request.concludedOn,
  })
  const officer = file.acts.findLast((act) => act.kind === 'assigned')?.actor
  const outcome = choices.outcomes.find(({ code }) => code === request.outcome)?.label
  const facts = [
    `申请人：${intake.applicant.name}（${choices.applicantKinds[request.applicantKind]}）`,
    request.receivedOn === null
      ? `提交：${intake.submittedOn}（${choices.channels[request.channel]}）`
      : `收到：${request.receivedOn}（${choices.channels[request.channel]}）`,
    ...(officer === undefined ? [] : [`经办：${officer}`]),
    ...(outcome === undefined || request.concludedOn === null ? [] : [`结果：${outcome}`]),
  ]
  return (
    <header className="case-head">
      <div className="case-title">
        <h1>
          <span className="case-number">{request.caseNumber ?? request.receiptNumber}</span>
          {request.information}
        </h1>
        <p className="case-facts">
          <StageTag stage={request.stage} words={request.stageWords} />
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </div>
      <div className="case-due">
        <strong className={`days-${left.tone}`}>{left.words}</strong>
        <Due file={file} />
      </div>
    </header>
  )
}

/** The due date in force, with the one before the extension beside it. */
function Due({ file: { request, clock } }: { file: CaseView }) {
  if (request.concludedOn !== null) return <span className="quiet">{request.concludedOn} 办结</span>
  if (clock?.dueOn == null) return null
  const isExtended = clock.originalDueOn !== clock.dueOn
  return (
    <span className="quiet">
      答复期限 {clock.dueOn}
      {isExtended && <>　原期限 {clock.originalDueOn}</>}
      {clock.provisional && (
        <Tag color="gold" className="provisional">
          暂定
        </Tag>
      )}
    </span>
  )
}
