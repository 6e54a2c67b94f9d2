import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { fileAddress } from '../attachment.ts'
import { sanitiseBody } from '../body.ts'
import { whyTooMuch } from '../rules/index.ts'
import type { TakenText } from '../taken-files.ts'
import { addFile } from './add-file.ts'

/**
 * Gives the images of a text read from a Word file to the document and answers the text with their addresses. The draft
 * stays as it is: the text goes into the editor, and is saved from there.
 */
export async function importText(
  ctx: Ctx,
  documentId: number,
  text: TakenText,
): Promise<{ html: string; images: number; leftOut: number }> {
  insist(whyTooMuch(text.html))
  let html = text.html
  for (const [index, file] of text.images.entries()) {
    const { no } = await addFile(ctx, documentId, { use: 'image', file })
    html = html.replaceAll(
      `"${fileAddress(0, 'image', index + 1)}"`,
      `"${fileAddress(documentId, 'image', no)}"`,
    )
  }
  return { html: sanitiseBody(html), images: text.images.length, leftOut: text.leftOut }
}
