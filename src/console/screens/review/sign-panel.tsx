import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Card, Checkbox, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef, useState } from 'react'
import { refusal } from '../../../lib/refusal.ts'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { call } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { useKeys } from '../../parts/use-keys.ts'
import { RemarksField } from './remarks-field.tsx'
import { CORRECTIONS } from './review-words.ts'
import { useRemarks } from './use-remarks.ts'

interface Props {
  document: DocumentView
  contentHash: string
  /** Whom the signer stands for as deputy. */
  inPlaceOf: string | null
  onSigned: () => void
}

type Act = 'pass' | 'return' | 'notFormal'

const DONE: Record<Act, string> = {
  pass: '已签署通过',
  return: '已退回拟稿人',
  notFormal: '已退回拟稿人，须按一般送审',
}

/** One sign-off: 审 and 校 are attested each for itself, for exactly the text on the page. */
export function SignPanel({ document, contentHash, inPlaceOf, onSigned }: Props) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [reviewed, setReviewed] = useState(false)
  const [proofread, setProofread] = useState(false)
  const [opinion, setOpinion] = useState('')
  const remarks = useRemarks()
  const opinionField = useRef<TextAreaRef>(null)
  const sign = useMutation({
    mutationFn: (act: Act) =>
      call('POST', '/api/documents/:id/sign-off', {
        params: { id: document.id },
        body: {
          verdict: act === 'pass' ? 'pass' : 'return',
          reviewed,
          proofread,
          opinion: act === 'notFormal' && opinion.trim() === '' ? '不属于形式勘误' : opinion,
          contentHash,
          remarks: remarks.given(),
          notFormal: act === 'notFormal',
        },
      }),
    onSuccess: (_, act) => {
      message.success(DONE[act])
      onSigned()
      return Promise.all([
        client.invalidateQueries({ queryKey: ['reviews'] }),
        client.invalidateQueries({ queryKey: ['documents'] }),
      ])
    },
  })
  const isBusy = sign.isPending || sign.isSuccess
  const saysWhy = opinion.trim() !== '' || remarks.remarks.length > 0
  const pass = () => {
    if (document.can.sign !== null || isBusy) return
    if (!reviewed || !proofread) return void message.warning('请先逐项确认“已审”和“已校”')
    sign.mutate('pass')
  }
  const sendBack = () => {
    if (document.can.sign !== null || isBusy) return
    if (saysWhy) return sign.mutate('return')
    message.warning('请写明退回的意见')
    opinionField.current?.focus()
  }
  useKeys({ p: pass, r: sendBack, m: remarks.add })
  const notAttested =
    reviewed && proofread ? null : refusal('not-attested', '请先确认已审、已校', { article: '条例第十七条' })
  const noOpinion = saysWhy ? null : refusal('opinion-missing', '请写明退回的意见')
  return (
    <Card title={inPlaceOf === null ? '签署' : `代 ${inPlaceOf} 签署`}>
      <div className="stack">
        <CorrectionNote review={document.review} />
        <Checkbox checked={reviewed} onChange={(event) => setReviewed(event.target.checked)}>
          <b>已审</b>：内容、政策和公开属性无误
        </Checkbox>
        <Checkbox checked={proofread} onChange={(event) => setProofread(event.target.checked)}>
          <b>已校</b>：文字、数据、人名和格式无误
        </Checkbox>
        <RemarksField
          remarks={remarks.remarks}
          onChange={remarks.change}
          onRemove={remarks.remove}
          onAdd={remarks.add}
        />
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
          {document.review?.topic === 'correction' && (
            <GuardedButton
              whyNot={document.can.sign}
              loading={isBusy}
              onClick={() => sign.mutate('notFormal')}
            >
              不属于形式勘误，退回
            </GuardedButton>
          )}
        </div>
        {document.can.sign !== null && <p className="quiet">{document.can.sign.message}</p>}
      </div>
    </Card>
  )
}

/** Of a correction: what is said to be wrong, and that the difference is to be looked at. */
function CorrectionNote({ review }: Pick<DocumentView, 'review'>) {
  if (review?.correction == null) return null
  const { what, reason } = review.correction
  return (
    <Alert
      type="info"
      showIcon
      title={`形式勘误（${CORRECTIONS[what]}）：${reason}`}
      description="请对照已发布的版次，核实只有形式上的改动。"
    />
  )
}
