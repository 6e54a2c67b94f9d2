import { Badge, Card } from 'antd'
import { Link } from 'react-router'
import type { Stage } from '../../../modules/requests/api.ts'
import { Failure } from '../../parts/failure.tsx'
import { DaysLeftTag } from '../requests/days-left-tag.tsx'
import { StageTag } from '../requests/stage-tag.tsx'
import { useRequests } from '../requests/use-requests.ts'

interface Props {
  title: string
  nothing: string
  /** Only the cases in this stage. */
  stage?: Stage
}

/** Cases that wait, those with the fewest days left first. */
export function CasesIn({ title, nothing, stage }: Props) {
  const found = useRequests({ which: 'open', stage, page: 1 })
  const { rows = [], total = 0, today } = found.data ?? {}
  return (
    <Card
      loading={found.isPending}
      title={
        <>
          {title} <Badge count={total} {...(stage === undefined ? { color: '#5b6875' } : {})} />
        </>
      }
      extra={<Link to={stage === undefined ? '/requests' : `/requests?stage=${stage}`}>台账</Link>}
    >
      <Failure of={found.error} onRetry={() => found.refetch()} />
      {found.isSuccess && rows.length === 0 && <p className="quiet">{nothing}</p>}
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.id} className="line-ends">
            <Link to={`/requests/${row.id}`}>
              {row.caseNumber ?? row.receiptNumber}　{row.information}
            </Link>
            <span className="case-state">
              <StageTag stage={row.stage} words={row.stageWords} />
              <span className="quiet">{row.dueOn === null ? '' : `期限 ${row.dueOn}`}</span>
              {today !== undefined && <DaysLeftTag request={row} today={today} />}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
