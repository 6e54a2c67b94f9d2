import type { Ctx } from '../../lib/ctx.ts'
import { findDocumentForStaff } from '../documents/index.ts'
import type { Compilation } from './compilation.ts'

/** How far the text for the public has come. */
export type DocumentProgress = 'none' | 'draft' | 'under-way' | 'public'

/** By this a document knows the report that writes it. */
export function originOf({ year }: Pick<Compilation, 'year'>): string {
  return `annual-report:${year}`
}

export async function progressOf(
  ctx: Ctx,
  { documentId }: Pick<Compilation, 'documentId'>,
): Promise<DocumentProgress> {
  if (documentId === null) return 'none'
  const { document, open } = await findDocumentForStaff(ctx, documentId)
  if (document.publication !== null) return 'public'
  return open?.state === 'draft' ? 'draft' : 'under-way'
}
