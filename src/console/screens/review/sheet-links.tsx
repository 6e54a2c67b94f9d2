import { Button } from 'antd'
import { useState } from 'react'
import type { DocumentView } from '../../../modules/documents/api.ts'
import { hasRole, useMe } from '../../parts/use-session.ts'
import { PaperForm } from './paper-form.tsx'

/** 审核单 to print or to file; and, for who publishes, what was signed on a printed one. */
export function SheetLinks({ document }: { document: DocumentView }) {
  const mayRecord = hasRole(useMe(), 'publisher', 'reportCompiler')
  const [isRecording, setRecording] = useState(false)
  const { review, underReview, open, published } = document
  const edition = (underReview ?? open ?? published)?.no
  if (edition === undefined) return null
  const sheet = `/api/documents/${document.id}/review-sheet`
  return (
    <div className="actions sheet-links">
      <Button size="small" href={`${sheet}?edition=${edition}`} target="_blank">
        打印审核单
      </Button>
      <Button size="small" href={`${sheet}.docx?edition=${edition}`}>
        下载审核单（Word）
      </Button>
      {mayRecord && review?.state === 'open' && underReview !== null && (
        <Button size="small" onClick={() => setRecording(true)}>
          登记纸质签署
        </Button>
      )}
      {isRecording && underReview !== null && (
        <PaperForm
          document={document}
          contentHash={underReview.contentHash}
          onClose={() => setRecording(false)}
        />
      )}
    </div>
  )
}
