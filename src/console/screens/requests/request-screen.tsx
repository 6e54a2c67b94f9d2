import { Alert, Skeleton } from 'antd'
import { useParams } from 'react-router'
import { Failure } from '../../parts/failure.tsx'
import { NotFound } from '../frame/not-found.tsx'
import { ActLine } from './act-line.tsx'
import { AskedPanel } from './asked-panel.tsx'
import { CaseHead } from './case-head.tsx'
import { ClockPanel } from './clock-panel.tsx'
import { ConsultationsPanel } from './consultations-panel.tsx'
import { FeePanel } from './fee-panel.tsx'
import { IntakePanel } from './intake-panel.tsx'
import { LettersPanel } from './letters-panel.tsx'
import { NextActs } from './next-acts.tsx'
import { OpeningPanel } from './opening-panel.tsx'
import { ProposalPanel } from './proposal-panel.tsx'
import { RemediesPanel } from './remedies-panel.tsx'
import { SimilarPanel } from './similar-panel.tsx'
import { UnitPanel } from './unit-panel.tsx'
import { useCase, useChoices } from './use-requests.ts'

/** The case file of one request. */
export function RequestScreen() {
  const id = Number(useParams().id)
  const found = useCase(id)
  const choices = useChoices()
  if (!(id > 0)) return <NotFound />
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  if (choices.isError) return <Failure of={choices.error} onRetry={() => choices.refetch()} />
  if (found.isPending || choices.isPending) return <Skeleton active />
  const both = { file: found.data, choices: choices.data }
  return (
    <div className="stack" key={id}>
      <CaseHead {...both} />
      {found.data.destroyedOn !== null && (
        <Alert
          type="info"
          showIcon
          title={`依法销毁于 ${found.data.destroyedOn}，仅保留统计所需信息`}
          description="申请人信息、申请内容、文书和附件已不存在；编号、日期、办理结果和各项统计保留。"
        />
      )}
      <div className="two-sides">
        <div className="stack">
          <ProposalPanel {...both} />
          <ClockPanel file={found.data} />
          <UnitPanel file={found.data} />
          <ConsultationsPanel file={found.data} />
          <ActLine file={found.data} />
          <LettersPanel file={found.data} />
          <OpeningPanel file={found.data} />
          <FeePanel file={found.data} />
          <RemediesPanel file={found.data} />
        </div>
        <div className="stack case-side">
          <NextActs {...both} />
          <AskedPanel {...both} />
          <IntakePanel {...both} />
          <SimilarPanel {...both} />
        </div>
      </div>
    </div>
  )
}
