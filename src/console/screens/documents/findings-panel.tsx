import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Card } from 'antd'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { type Finding, type FindingDecision, FindingItem } from './finding-item.tsx'
import type { useDraft } from './use-draft.ts'
import './findings.css'

interface Props {
  document: DocumentView
  draft: ReturnType<typeof useDraft>
}

/** What the screening found in the saved text, gravest first; a person decides about each. */
export function FindingsPanel({ document, draft }: Props) {
  const { id } = document
  const client = useQueryClient()
  const found = useQuery({
    queryKey: ['documents', id, 'findings'],
    queryFn: () => call('GET', '/api/documents/:id/findings', { params: { id } }),
    enabled: document.open !== null,
  })
  if (document.open === null) return null
  const list = found.data ?? []
  const open = list.filter((each) => each.disposition?.kind !== 'ignored')
  const ignored = list.filter((each) => each.disposition?.kind === 'ignored')
  const grave = ['block', 'warn'].flatMap((severity) => open.filter((each) => each.severity === severity))
  const notes = open.filter((each) => each.severity === 'note')
  const decide = async (body: FindingDecision) => {
    // “已改” speaks of the text as it is saved.
    if (body.kind === 'fixed' && draft.isDirty) await draft.save()
    await call('POST', '/api/documents/:id/findings', { params: { id }, body })
    await client.invalidateQueries({ queryKey: ['documents'] })
  }
  const decision = { mayDecide: document.can.edit === null, mayFix: true, decide }
  return (
    <Card title="内容筛查" loading={found.isPending}>
      <div className="findings">
        <Failure of={found.error} onRetry={() => found.refetch()} />
        {found.isSuccess && list.length === 0 && (
          <p className="quiet">
            <span className="check-yes" aria-hidden>
              ✓
            </span>
            没有发现错别字、个人信息或者密级标志。
          </p>
        )}
        {list.length > 0 && <p className="quiet">{summaryOf(grave, notes, draft.isDirty)}</p>}
        <Items list={grave} {...decision} />
        <Folded title="提示" list={notes} {...decision} />
        <Folded title="已忽略" list={ignored} {...decision} />
      </div>
    </Card>
  )
}

type Decision = Omit<Parameters<typeof FindingItem>[0], 'finding'>

function Items({ list, ...decision }: { list: readonly Finding[] } & Decision) {
  if (list.length === 0) return null
  return (
    <ul className="plain-list">
      {list.map((finding, index) => (
        // The same words can stand twice in one text: one decision holds for both.
        // biome-ignore lint/suspicious/noArrayIndexKey: keys of findings repeat, their order does not change.
        <FindingItem key={`${finding.key}-${index}`} finding={finding} {...decision} />
      ))}
    </ul>
  )
}

function Folded({ title, list, ...decision }: { title: string; list: readonly Finding[] } & Decision) {
  if (list.length === 0) return null
  return (
    <details>
      <summary>
        {title} {list.length} 处
      </summary>
      <Items list={list} {...decision} />
    </details>
  )
}

function summaryOf(grave: readonly Finding[], notes: readonly Finding[], isDirty: boolean): string {
  const blocking = grave.filter((each) => each.severity === 'block').length
  const counts = [
    [blocking, '处必须处理'],
    [grave.length - blocking, '处请核对'],
    [notes.length, '处提示'],
  ] as const
  const words = counts.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]))
  const said = words.length === 0 ? '没有待处理的' : words.join('，')
  return isDirty ? `${said}（已保存的文本；修改保存后重新筛查）` : said
}
