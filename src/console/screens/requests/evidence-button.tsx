import { useMutation } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import type { Refusal } from '../../../lib/refusal.ts'
import { download } from '../../api.ts'
import { FieldItem } from '../../parts/field-item.tsx'
import { GuardedButton } from '../../parts/guarded-button.tsx'
import { Ask, useDone } from './remedy-ask.tsx'
import type { CaseView } from './use-requests.ts'

/** 证据包: everything of the case in one ZIP, for whoever may read personal data, with a reason. */
export function EvidenceButton({ file, whyNot }: { file: CaseView; whyNot: Refusal | null | undefined }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <GuardedButton
        size="small"
        whyNot={whyNot}
        disabled={whyNot === undefined}
        onClick={() => setOpen(true)}
      >
        制作证据包
      </GuardedButton>
      {isOpen && <EvidenceForm file={file} close={() => setOpen(false)} />}
    </>
  )
}

function EvidenceForm({ file: { request }, close }: { file: CaseView; close: () => void }) {
  const [reason, setReason] = useState('')
  const done = useDone(close)
  const save = useMutation({
    mutationFn: () =>
      download('/api/requests/:id/evidence', { params: { id: request.id }, body: { reason } }),
    onSuccess: async (zip) => {
      keep(zip, `证据包-${request.caseNumber ?? request.receiptNumber}.zip`)
      await done('证据包已下载')
    },
  })
  return (
    <Ask title="制作证据包" verb="制作并下载" save={save} close={close} fields={['reason']}>
      <p className="quiet">
        含申请原件、程序行为、期限逐日计算、文书、案卷材料、复议诉讼和审计记录摘录，附证据目录和散列值。其中有申请人的个人信息，制作一次记一条审计记录。
      </p>
      <FieldItem label="事由" id="evidence-reason" field="reason" failure={save.error}>
        <Input
          id="evidence-reason"
          placeholder="例如：答复示政复〔2026〕3号行政复议"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </FieldItem>
    </Ask>
  )
}

/** Hands a file to the browser's downloads. */
function keep(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
