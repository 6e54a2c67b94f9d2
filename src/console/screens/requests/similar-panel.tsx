import { useQuery } from '@tanstack/react-query'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { ActForm } from './act-form.tsx'
import { ACT_SPECS } from './act-specs.ts'
import type { CaseView, Choices } from './use-requests.ts'

/** What to look at before anything is done: the same asked for before, and what is public already. */
export function SimilarPanel({ file, choices }: { file: CaseView; choices: Choices }) {
  const { id, concludedOn } = file.request
  const found = useQuery({
    queryKey: ['requests', 'similar', id],
    queryFn: () => call('GET', '/api/requests/:id/similar', { params: { id } }),
    enabled: concludedOn === null,
  })
  const [content, setContent] = useState<string | null>(null)
  const { cases = [], documents = [] } = found.data ?? {}
  const spec = ACT_SPECS.find(({ act }) => act === 'propose')
  if (found.isError) return <Failure of={found.error} onRetry={() => found.refetch()} />
  if (cases.length + documents.length === 0) return null
  return (
    <Card title="相近的申请和已公开的信息">
      {documents.length > 0 && <h3>可能已主动公开</h3>}
      <ul className="plain-list">
        {documents.map(({ id: documentId, title, publishedOn }) => (
          <li key={documentId}>
            <a href={`/documents/${documentId}`} target="_blank" rel="noreferrer">
              {title}
            </a>
            <div className="line-ends">
              <span className="quiet">{publishedOn} 公开</span>
              {file.can.propose === null && (
                <Button size="small" onClick={() => setContent(wayTo(documentId, title))}>
                  已主动公开，告知获取方式
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {cases.length > 0 && <h3>此前相近的申请</h3>}
      <ul className="plain-list">
        {cases.map((each) => (
          <li key={each.id}>
            <Link to={`/requests/${each.id}`}>
              {each.number}　{each.information}
            </Link>
            <div className="quiet">
              {each.words}　{each.receivedOn === null ? '尚未确认收到' : `${each.receivedOn} 收到`}
            </div>
          </li>
        ))}
      </ul>
      {content !== null && spec !== undefined && (
        <ActForm
          spec={{ ...spec, initial: () => ({ outcome: 'granted', content, ground: '' }) }}
          file={file}
          choices={choices}
          close={() => setContent(null)}
        />
      )}
    </Card>
  )
}

/** 条例第三十六条第（一）项：所申请公开信息已经主动公开的，告知申请人获取该政府信息的方式、途径。 */
function wayTo(documentId: number, title: string): string {
  const address = `${window.location.origin}/documents/${documentId}`
  return `您申请获取的政府信息已经主动公开，可以在本机关网站查阅、下载。\n《${title}》：${address}`
}
