import { day } from '../../src/lib/day.ts'
import { addFile } from '../../src/modules/documents/actions/add-file.ts'
import { disposeDocumentFinding } from '../../src/modules/documents/actions/dispose-document-finding.ts'
import { importText } from '../../src/modules/documents/actions/import-text.ts'
import { recordPaperSignature, signReposts } from '../../src/modules/documents/actions/sign-document.ts'
import type { Document } from '../../src/modules/documents/document.ts'
import { listFileTexts } from '../../src/modules/documents/file-texts.ts'
import { listFormerTexts } from '../../src/modules/documents/former-texts.ts'
import { readDocument, readOpenEdition } from '../../src/modules/documents/rows.ts'
import { LIST_FILE } from './busy-organ.ts'
import { type Case, does, finds, sees } from './case.ts'

const FILE = { name: '附表.pdf', type: 'application/pdf', size: 9, hash: 'ef'.repeat(32) }
const ATTESTATION = { reviewed: true, proofread: true, opinion: '同意' }

/** How a stranger would use what writes and signs a text. */
export const WRITING: Record<string, Case[]> = {
  'documents.addFile': [
    does((ctx, a) => addFile(ctx, a.documents.draft, { use: 'attachment', file: FILE })),
    does((ctx, a) => addFile(ctx, a.documents.shared, { use: 'image', file: FILE })),
  ],
  'documents.importText': [
    does((ctx, a) => {
      const html = '<p>导入的正文。</p><img src="/documents/0/images/1" alt="图">'
      return importText(ctx, a.documents.draft, { html, images: [FILE], leftOut: 0 })
    }),
  ],
  'documents.listFileTexts': [sees((ctx) => listFileTexts(ctx, [LIST_FILE.hash]), new Map())],
  'documents.listFormerTexts': [sees((ctx, a) => listFormerTexts(ctx, a.documents.shared), [])],
  'documents.disposeDocumentFinding': [
    does((ctx, a) =>
      disposeDocumentFinding(ctx, a.documents.shared, {
        ...a.documents.finding,
        kind: 'ignored',
        reason: '机关对外公布的号码',
      }),
    ),
  ],
  'documents.readDocument': [finds((ctx, a) => readDocument(ctx, a.documents.carried))],
  'documents.readOpenEdition': [
    // Whoever brings the document along is still told nothing of its edition.
    sees((ctx, a) => readOpenEdition(ctx, documentOf(a.documents.draft, a.columnId)), null),
  ],
  'documents.recordPaperSignature': [
    does((ctx, a) => {
      const { inReview, inReviewHash: contentHash, scan } = a.documents
      const signed = { ...ATTESTATION, verdict: 'pass', contentHash } as const
      const paper = { personId: a.ids.second, signedOn: day('2025-01-14'), keptAt: '档案室', scan }
      return recordPaperSignature(ctx, inReview, { ...signed, ...paper })
    }, 'publisher'),
  ],
  'documents.signReposts': [
    // What is no repost is left out and named.
    finds((ctx, a) => {
      const { inReview: id, inReviewHash: contentHash } = a.documents
      return signReposts(ctx, [{ id, contentHash }], ATTESTATION)
    }, 'second'),
  ],
}

function documentOf(id: number, columnId: number): Document {
  return {
    id,
    columnId,
    kind: 'general',
    publication: null,
    validity: 'valid',
    validityChangedOn: null,
    validityReason: '',
    origin: null,
    version: 1,
  }
}
