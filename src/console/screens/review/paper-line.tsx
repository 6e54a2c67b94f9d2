import type { DocumentView } from '../../../modules/documents/api.ts'

type Paper = NonNullable<DocumentView['review']>['signOffs'][number]['paper']

/** 纸质签署: when it was signed, who recorded it, where the sheet is kept, and its scan. */
export function PaperLine({ paper }: { paper: Paper }) {
  if (paper === null) return null
  return (
    <div>
      纸质签署于 {paper.signedOn}，{paper.recordedBy}登记，存{paper.keptAt}{' '}
      <a href={`/api/paper-scans/${paper.scan}`}>扫描件</a>
    </div>
  )
}
