import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Card, Input } from 'antd'
import { useState } from 'react'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'

/** For the person who reviews secrecy, while this text has not passed. 保密法第三十五条：先审查、后公开。 */
export function SecrecyPanel({ document }: { document: DocumentView }) {
  const client = useQueryClient()
  const [opinion, setOpinion] = useState('')
  const contentHash = document.open?.contentHash ?? ''
  const sign = useMutation({
    mutationFn: (verdict: 'pass' | 'return') =>
      call('POST', '/api/documents/:id/secrecy-review', {
        params: { id: document.id },
        body: { verdict, opinion, contentHash },
      }),
    onSuccess: () => {
      setOpinion('')
      return client.invalidateQueries({ queryKey: ['documents'] })
    },
  })
  const hasPassed = document.secrecyReviews.some((each) => each.of === 'this-text' && each.verdict === 'pass')
  if (document.open === null || document.can.reviewSecrecy !== null || hasPassed) return null
  return (
    <Card title="保密审查">
      <div className="stack">
        <p className="quiet">先审查、后公开（保密法第三十五条）。审查的是页面上的这一文本。</p>
        <Input.TextArea
          aria-label="审查意见"
          placeholder="审查意见；不通过的须写明原因"
          rows={2}
          className="grows"
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
        <Failure of={sign.error} />
        <div className="actions">
          <Button type="primary" loading={sign.isPending} onClick={() => sign.mutate('pass')}>
            不涉密，可以公开
          </Button>
          <Button danger loading={sign.isPending} onClick={() => sign.mutate('return')}>
            不通过
          </Button>
        </div>
      </div>
    </Card>
  )
}
