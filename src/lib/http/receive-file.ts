import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { refusal } from '../refusal.ts'
import { TooLarge } from '../storage.ts'
import type { Edge } from './edge.ts'
import { HttpError } from './failure.ts'
import { parse } from './read-input.ts'
import { FORM, receiveForm } from './receive-form.ts'
import type { AnyRoute } from './route.ts'

/** The type under which a file comes in: the bytes alone. */
export const FILE = 'application/octet-stream'

/** What came in, a file already looked at. Nothing is kept of a file that is refused. */
export async function bodyOf(edge: Edge, spec: AnyRoute, request: FastifyRequest): Promise<unknown> {
  const { body } = request
  const { upload, form, body: _, ...asked } = spec
  if (form !== undefined) {
    if (!(body instanceof Readable)) return { values: body ?? {}, files: {} }
    if (!request.headers['content-type']?.startsWith(FORM))
      throw new HttpError(415, refusal('unreadable', '这里接收的是表单，不是单个文件'))
    return receiveForm(request, body, form)
  }
  if (upload === undefined) {
    if (body instanceof Readable) throw new HttpError(415, refusal('unreadable', '这里不接收文件'))
    return body
  }
  if (!(body instanceof Readable))
    throw new HttpError(415, refusal('no-file', '请选择文件', { field: 'file' }))
  if (edge.files === undefined) throw new Error('composed without a store of files')
  if (Number(request.headers['content-length'] ?? 0) > upload.maxBytes) {
    letRunOut(body)
    throw tooLarge(upload.maxBytes)
  }
  const { query } = parse(asked, request)
  const received = await edge.files.receive(body, upload).catch((failure: unknown) => {
    if (failure instanceof TooLarge) {
      letRunOut(body)
      throw tooLarge(upload.maxBytes)
    }
    if (body.errored === null) throw failure
    throw new HttpError(400, refusal('broken-off', '上传中断，请重新上传', { field: 'file' }))
  })
  try {
    return await upload.take(received, edge.files, query)
  } finally {
    await edge.files.discard(received)
  }
}

const RUN_OUT_MS = 60_000

/** Closing the line at once would lose the answer: browsers read it only when they have sent everything. */
function letRunOut(body: Readable): void {
  body.resume()
  const end = setTimeout(() => body.destroy(), RUN_OUT_MS)
  body.once('close', () => clearTimeout(end))
}

function tooLarge(maxBytes: number): HttpError {
  const most = `${Math.floor(maxBytes / 1_048_576)} MB`
  return new HttpError(
    413,
    refusal('file-too-large', `文件超过 ${most}，请压缩或拆分后再上传`, { field: 'file' }),
  )
}
