import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { route } from '../../lib/http.ts'
import { findPerson } from '../accounts/index.ts'
import { addFile } from './actions/add-file.ts'
import { importText } from './actions/import-text.ts'
import { fileAddress } from './attachment.ts'
import { type FormerText, listFormerTexts } from './former-texts.ts'
import { readDocument, readOpenEdition } from './rows.ts'
import { unlessMarked } from './screening-api.ts'
import {
  MOST_BYTES,
  MOST_IMAGE_BYTES,
  MOST_WORD_BYTES,
  type TakenFile,
  type TakenText,
  takeAttachment,
  takeImage,
  takeText,
} from './taken-files.ts'

/** The text on its way to the public, as far as a colleague must know of it. */
export interface Writing {
  no: number
  version: number
  writer: string
  writtenAt: string
}

export interface FormerTextView
  extends Omit<FormerText, 'writtenBy' | 'writtenAt' | 'replacedBy' | 'replacedAt'> {
  writer: string
  writtenAt: string
  replacer: string
  replacedAt: string
}

const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const query = z.object({ name: z.string('请选择文件').min(1, '请选择文件').max(500, '文件名过长') })
const takenFile = z.custom<TakenFile>((value) => value !== undefined, '请选择文件')
const takenText = z.custom<TakenText>((value) => value !== undefined, '请选择文件')

export const fileRoutes = [
  route({
    method: 'POST',
    url: '/api/documents/:id/attachments',
    permission: 'documents.draft',
    params,
    query,
    upload: { maxBytes: MOST_BYTES, take: takeAttachment },
    body: takenFile,
    handle: (ctx, { params: { id }, body: { marks, ...file } }) =>
      unlessMarked(ctx, { id, marks }, () => addFile(ctx, id, { use: 'attachment', file })),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/images',
    permission: 'documents.draft',
    params,
    query,
    upload: { maxBytes: MOST_IMAGE_BYTES, take: takeImage },
    body: takenFile,
    handle: async (ctx, { params: { id }, body }) => {
      const { no } = await addFile(ctx, id, { use: 'image', file: body })
      return { address: fileAddress(id, 'image', no) }
    },
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/import',
    permission: 'documents.draft',
    params,
    query,
    upload: { maxBytes: MOST_WORD_BYTES, take: takeText },
    body: takenText,
    handle: (ctx, { params: { id }, body: { marks, ...text } }) =>
      unlessMarked(ctx, { id, marks }, () => importText(ctx, id, text)),
  }),
  route({
    method: 'GET',
    url: '/api/documents/:id/writing',
    permission: 'documents.read',
    params,
    handle: (ctx, { params: { id } }) => writingOf(ctx, id),
  }),
  route({
    method: 'GET',
    url: '/api/documents/:id/former-texts',
    permission: 'documents.read',
    params,
    handle: (ctx, { params: { id } }) => formerTextsOf(ctx, id),
  }),
]

async function writingOf(ctx: Ctx, id: number): Promise<{ open: Writing | null }> {
  const open = await readOpenEdition(ctx, await readDocument(ctx, id))
  if (open === null) return { open: null }
  const { no, version, writtenAt, lastWriterId } = open
  const writer = (await findPerson(ctx, lastWriterId)).name
  return { open: { no, version, writer, writtenAt: writtenAt.toISOString() } }
}

async function formerTextsOf(ctx: Ctx, id: number): Promise<FormerTextView[]> {
  await readDocument(ctx, id)
  const views: FormerTextView[] = []
  for (const { writtenBy, writtenAt, replacedBy, replacedAt, ...text } of await listFormerTexts(ctx, id)) {
    views.push({
      ...text,
      writer: (await findPerson(ctx, writtenBy)).name,
      writtenAt: writtenAt.toISOString(),
      replacer: (await findPerson(ctx, replacedBy)).name,
      replacedAt: replacedAt.toISOString(),
    })
  }
  return views
}
