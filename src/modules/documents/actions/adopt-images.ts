import type { Ctx } from '../../../lib/ctx.ts'
import { fileAddress } from '../attachment.ts'
import type { Content } from '../document.ts'
import { listFiles } from '../files.ts'
import { addFile } from './add-file.ts'

const IMAGE = /"\/documents\/(\d+)\/images\/(\d+)"/g

/**
 * Text copied from another document of ours brings its pictures along: they become files of this one, so that they do
 * not go when that one is taken down.
 */
export async function adoptImages(ctx: Ctx, documentId: number, content: Content): Promise<Content> {
  let { bodyHtml } = content
  const foreign = [...bodyHtml.matchAll(IMAGE)].filter((each) => Number(each[1]) !== documentId)
  for (const [address, fromId, no] of new Map(foreign.map((each) => [each[0], each])).values()) {
    const files = await listFiles(ctx, Number(fromId), 'image')
    const file = files.find((each) => each.no === Number(no))
    if (file === undefined) continue
    const { no: _, ...bytes } = file
    const added = await addFile(ctx, documentId, { use: 'image', file: bytes })
    bodyHtml = bodyHtml.replaceAll(address, `"${fileAddress(documentId, 'image', added.no)}"`)
  }
  return { ...content, bodyHtml }
}
