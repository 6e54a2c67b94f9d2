import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Card, Checkbox, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef, useState } from 'react'
import { refusal } from '../../../lib/refusal.ts'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { useKeys } from '../../parts/use-keys.ts'

interface Props {
  document: DocumentView
  contentHash: string
  onSigned: () => void
}

/** One sign-off: 审 and 校 are attested each for itself, for exactly the text on the page. */
export function SignPanel({ document, contentHash, onSigned }: Props) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [reviewed, setReviewed] = useState(false)
  const [proofread, setProofread] = useState(false)
  const [opinion, setOpinion] = useState('')
  const opinionField = useRef<TextAreaRef>(null)
  const sign = useMutation({
    mutationFn: (verdict: 'pass' | 'return') =>
      call('POST', '/api/documents/:id/sign-off', {
        params: { id: document.id },
        body: { verdict, reviewed, proofread, opinion, contentHash },
      }),
    onSuccess: (_, verdict) => {
      message.success(verdict === 'pass' ? '已签署通过' : '已退回拟稿人')
      onSigned()
      return Promise.all([
        client.invalidateQueries({ queryKey: ['reviews'] }),
        client.invalidateQueries({ queryKey: ['documents'] }),
      ])
    },
  })
  const isBusy = sign.isPending || sign.isSuccess
  const pass = () => {
    if (document.can.sign !== null || isBusy) return
    if (!reviewed || !proofread) return void message.warning('请先逐项确认“已审”和“已校”')
    sign.mutate('pass')
  }
  const sendBack = () => {
    if (document.can.sign !== null || isBusy) return
    if (opinion.trim() !== '') return sign.mutate('return')
    message.warning('请写明退回的意见')
    opinionField.current?.focus()
  }
  useKeys({ p: pass, r: sendBack })
  const notAttested =
    reviewed && proofread ? null : refusal('not-attested', '请先确认已审、已校', { article: '条例第十七条' })
  const noOpinion = opinion.trim() === '' ? refusal('opinion-missing', '请写明退回的意见') : null
  return (
    <Card title="签署">
      <div className="stack">
        <Checkbox checked={reviewed} onChange={(event) => setReviewed(event.target.checked)}>
          <b>已审</b>：内容、政策和公开属性无误
        </Checkbox>
        <Checkbox checked={proofread} onChange={(event) => setProofread(event.target.checked)}>
          <b>已校</b>：文字、数据、人名和格式无误
        </Checkbox>
        <Input.TextArea
          ref={opinionField}
          aria-label="审核意见"
          placeholder="意见；退回的须写明（按 Esc 离开输入框）"
          rows={3}
          className="grows"
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <Failure of={sign.error} />
        <div className="actions">
          <GuardedButton
            type="primary"
            whyNot={document.can.sign ?? notAttested}
            loading={isBusy}
            onClick={pass}
          >
            通过（P）
          </GuardedButton>
          <GuardedButton danger whyNot={document.can.sign ?? noOpinion} loading={isBusy} onClick={sendBack}>
            退回（R）
          </GuardedButton>
        </div>
        {document.can.sign !== null && <p className="quiet">{document.can.sign.message}</p>}
      </div>
    </Card>
  )
}
