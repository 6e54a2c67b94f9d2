import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { type FindingDecision, FindingItem } from '../documents/finding-item.tsx'
import { type ReportView, useReportRefresh } from './use-reports.ts'
import '../documents/findings.css'

/** What the screening found in the report's own text: the compiler says why it may stay, or takes the report back. */
export function ReportFindings({ view: { id, can } }: { view: ReportView }) {
  const client = useQueryClient()
  const refresh = useReportRefresh()
  const key = ['reports', id, 'findings']
  const found = useQuery({
    queryKey: key,
    queryFn: () => call('GET', '/api/reports/:id/findings', { params: { id } }),
  })
  const decide = async ({ kind, ...given }: FindingDecision) => {
    if (kind === 'fixed') return
    await call('POST', '/api/reports/:id/findings', { params: { id }, body: { ...given, kind } })
    await Promise.all([client.invalidateQueries({ queryKey: key }), refresh()])
  }
  const list = (found.data ?? []).filter(({ severity }) => severity !== 'note')
  if (found.error === null && list.length === 0) return null
  const mayDecide = can.publish.every(({ code }) => code !== 'not-permitted')
  return (
    <section className="findings" aria-label="内容筛查">
      <h3>内容筛查</h3>
      <p className="quiet">可以保留的，写明理由忽略；要改正文的，先撤回修改。</p>
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <ul className="plain-list">
        {list.map((finding, index) => (
          <FindingItem
            // biome-ignore lint/suspicious/noArrayIndexKey: keys of findings repeat, their order does not change.
            key={`${finding.key}-${index}`}
            finding={finding}
            mayDecide={mayDecide}
            mayFix={false}
            decide={decide}
          />
        ))}
      </ul>
    </section>
  )
}
