import { useQuery } from '@tanstack/react-query'
import { Button, Card, Modal, Select, Tag } from 'antd'
import { useState } from 'react'
import { call } from '../../api.ts'
import { dayText } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { EditionDifferences } from './edition-differences.tsx'

/** 版次: all of them, and any two beside each other. */
export function EditionsPanel({ documentId }: { documentId: number }) {
  const found = useQuery({
    queryKey: ['documents', 'editions', documentId],
    queryFn: () => call('GET', '/api/documents/:id/editions', { params: { id: documentId } }),
  })
  const [pair, setPair] = useState<{ before: number; after: number } | null>(null)
  const editions = found.data ?? []
  const options = editions.map(({ no }) => ({ value: no, label: `第 ${no} 版` }))
  const newest = editions[0]?.no ?? 1
  return (
    <Card
      title="版次"
      loading={found.isPending}
      extra={
        editions.length > 1 && (
          <Button size="small" onClick={() => setPair({ before: editions[1]?.no ?? 1, after: newest })}>
            版次对照
          </Button>
        )
      }
    >
      <Failure of={found.error} onRetry={() => found.refetch()} />
      <ul className="plain-list">
        {editions.map(({ no, state, author, writtenAt, publishedOn, urgentReason }) => (
          <li key={no} className="line-ends">
            <span>
              第 {no} 版 <StateTag state={state} />
              {urgentReason !== null && <Tag color="error">紧急发布</Tag>}
            </span>
            <span className="quiet">
              {author}　{publishedOn === null ? `${dayText(writtenAt)} 修改` : `${publishedOn} 发布`}
            </span>
          </li>
        ))}
      </ul>
      {pair !== null && (
        <Modal
          open
          title="版次对照"
          width="min(1200px, calc(100vw - 32px))"
          footer={null}
          onCancel={() => setPair(null)}
        >
          <div className="difference-choice">
            <Select
              aria-label="对照的旧版次"
              value={pair.before}
              options={options}
              onChange={(before) => setPair({ ...pair, before })}
            />
            <span>与</span>
            <Select
              aria-label="对照的新版次"
              value={pair.after}
              options={options}
              onChange={(after) => setPair({ ...pair, after })}
            />
          </div>
          <EditionDifferences documentId={documentId} {...pair} />
        </Modal>
      )}
    </Card>
  )
}
