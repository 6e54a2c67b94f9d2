import { z } from 'zod'
import type { Ctx } from '../lib/ctx.ts'
import { Answer, type Call, namedInHeader, route } from '../lib/http.ts'
import { findFile } from '../modules/documents/index.ts'

const params = z.object({
  id: z.coerce.number().int().positive('没有这个编号'),
  no: z.coerce.number().int().positive('没有这个编号'),
})

/**
 * Files of documents. Asked anew each time, of the same rule as the page: what is taken down is gone with it. Staff who
 * read documents find those of drafts at the same addresses.
 */
export const filePages = [
  route({
    method: 'GET',
    url: '/documents/:id/attachments/:no',
    permission: 'public',
    params,
    handle: (ctx, { params: { id, no } }, call) =>
      sendFile(ctx, { documentId: id, use: 'attachment', no }, call),
  }),
  route({
    method: 'GET',
    url: '/documents/:id/images/:no',
    permission: 'public',
    params,
    handle: (ctx, { params: { id, no } }, call) => sendFile(ctx, { documentId: id, use: 'image', no }, call),
  }),
]

async function sendFile(ctx: Ctx, asked: Parameters<typeof findFile>[1], call: Call): Promise<Answer> {
  const file = await findFile(ctx, asked)
  const etag = `"${file.hash}"`
  const headers = {
    etag,
    // A browser may keep it, asks each time, and gets a short answer while it may still have it.
    'cache-control': 'private, no-cache',
    // Whatever it holds, it runs nothing here.
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  }
  if (call.header('if-none-match') === etag) return new Answer('', { status: 304, headers })
  if (call.files === null) throw new Error('composed without a store of files')
  const { stream, size } = await call.files.read(file.hash)
  return new Answer(stream, {
    headers: {
      ...headers,
      'content-type': file.type,
      'content-length': String(size),
      'content-disposition': `${asked.use === 'image' ? 'inline' : 'attachment'}; ${namedInHeader(file.name)}`,
    },
  })
}
