import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { refusal } from '../refusal.ts'
import { HttpError } from './failure.ts'

/** The type under which a browser sends a form that has files in it. */
export const FORM = 'multipart/form-data'

/** A file out of a form, whole in memory: it is never written to a disk as it came. */
export interface FormFile {
  name: string
  bytes: Uint8Array
}

/** What was filled in, and the files that were chosen. */
export interface FilledForm {
  values: Record<string, string>
  files: Record<string, FormFile>
}

/** A form as a browser sends it; of several values of one name the last. Refuses more than `maxBytes` altogether. */
export async function receiveForm(
  request: FastifyRequest,
  body: Readable,
  { maxBytes }: { maxBytes: number },
): Promise<FilledForm> {
  const bytes = await readWhole(body, maxBytes)
  const type = request.headers['content-type'] ?? ''
  const sent = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new HttpError(400, refusal('unreadable', '提交的内容无法识别'))
  })
  const form: FilledForm = { values: {}, files: {} }
  for (const [name, value] of sent) {
    if (typeof value === 'string') form.values[name] = value
    // A field in which no file was chosen comes as an empty one.
    else if (value.size > 0) form.files[name] = { name: value.name, bytes: await value.bytes() }
  }
  return form
}

async function readWhole(body: Readable, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    // Read to the end all the same, or the answer would not reach the sender.
    if (size > maxBytes * 4) body.destroy()
    if (size <= maxBytes) chunks.push(chunk)
  }
  if (size > maxBytes) {
    const most = `${Math.floor(maxBytes / 1_048_576)} MB`
    throw new HttpError(413, refusal('too-large', `上传的文件合计超过 ${most}，请返回上一页，压缩后再提交`))
  }
  return new Uint8Array(Buffer.concat(chunks))
}
