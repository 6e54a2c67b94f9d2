import type { Ctx } from '../../../lib/ctx.ts'
import type { Attachment } from '../attachment.ts'
import { listFileTexts } from '../file-texts.ts'

/** The attachments of these public documents with what can be read in them, by document. */
export async function attachmentTexts(
  ctx: Ctx,
  documents: readonly { id: number; attachments: readonly Attachment[] }[],
): Promise<Map<number, { no: number; name: string; text: string }[]>> {
  const hashes = documents.flatMap(({ attachments }) => attachments.map(({ hash }) => hash))
  const texts = await listFileTexts(ctx, hashes)
  const textOf = (hash: string) => (texts.get(hash)?.parts ?? []).map(({ text }) => text).join('\n')
  return new Map(
    documents.map(({ id, attachments }) => [
      id,
      attachments.map(({ no, name, hash }) => ({ no, name, text: textOf(hash) })),
    ]),
  )
}
