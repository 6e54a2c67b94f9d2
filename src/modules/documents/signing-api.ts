import { open } from 'node:fs/promises'
import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { Answer, route } from '../../lib/http.ts'
import { NotFound, Refused, refusal } from '../../lib/refusal.ts'
import type { FileStore, Received } from '../../lib/storage.ts'
import { findScan, takeScan } from '../review/index.ts'
import { recordPaperSignature, signReposts } from './actions/sign-document.ts'
import { findChainChoices } from './chain-choices.ts'
import { findReviewSheet } from './review-sheet.ts'
import { reviewSheetDocx } from './review-sheet-docx.ts'
import { reviewSheetAnswer } from './review-sheet-page.ts'

const SCAN_BYTES = 20 * 1_048_576

const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const hash = z.string('请刷新页面后重试').length(64, '请刷新页面后重试')
const verdict = z.enum(['pass', 'return'], '请选择通过或退回')
const opinion = z.string('请填写意见').max(2000, '意见不超过 2000 字').default('')
const day = z.custom<Day>((value) => isDay(value), '日期应为 YYYY-MM-DD，例如 2026-03-02')
const flags = {
  reviewed: z.boolean('请确认是否已审核'),
  proofread: z.boolean('请确认是否已校对'),
}
const edition = z.object({
  edition: z.coerce.number('版次应为数字').int('版次应为整数').positive('版次应为正数').optional(),
})

/** What a sign-off may say besides its verdict. */
export const signingMore = {
  remarks: z
    .array(
      z.object({
        quote: z.string('请摘录原文').max(500, '摘录不超过 500 字'),
        remark: z.string('请写明修改意见').max(1000, '修改意见不超过 1000 字'),
      }),
    )
    .max(50, '修改意见不超过 50 条')
    .optional(),
  notFormal: z.boolean('请选择是否属于形式勘误').optional(),
}

/** What an editor may state when putting a text up. */
export const submissionMore = {
  chainName: z.string('请选择审核流程').min(1, '请选择审核流程').optional(),
  topic: z.enum(['ordinary', 'figures', 'leaders'], '请选择信息种类').optional(),
  correction: z
    .object({
      what: z.enum(['typo', 'link', 'format'], '请选择勘误的种类'),
      reason: z.string('请写明勘误的内容和理由').max(500, '理由不超过 500 字'),
    })
    .optional(),
}

/** 三审三校, as far as it needs more than one sign-off on one screen. */
export const signingRoutes = [
  route({
    method: 'GET',
    url: '/api/documents/:id/chain-choices',
    permission: 'documents.draft',
    params,
    handle: (ctx, { params: { id } }) => findChainChoices(ctx, id),
  }),
  route({
    method: 'POST',
    url: '/api/repost-sign-offs',
    permission: 'documents.sign',
    body: z.object({
      ...flags,
      opinion,
      items: z
        .array(z.object({ id: z.number('请刷新页面后重试').int('请刷新页面后重试'), contentHash: hash }))
        .min(1, '请勾选要签署的转载信息')
        .max(100, '一次最多签署 100 件'),
    }),
    handle: (ctx, { body: { items, ...given } }) => signReposts(ctx, items, given),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/paper-sign-off',
    permission: 'documents.publish',
    params,
    body: z.object({
      ...flags,
      verdict,
      opinion,
      contentHash: hash,
      personId: z.number('请选择签署人').int('请选择签署人'),
      signedOn: day,
      keptAt: z.string('请写明纸质审核单存放何处').max(200, '存放处不超过 200 字'),
      scan: z.string('请上传纸质审核单的扫描件').length(64, '请上传纸质审核单的扫描件'),
    }),
    handle: async (ctx, { params: { id }, body }) => ({ state: await recordPaperSignature(ctx, id, body) }),
  }),
  route({
    method: 'POST',
    url: '/api/paper-scans',
    permission: 'documents.publish',
    upload: { maxBytes: SCAN_BYTES, take: keepScan },
    body: z.object({
      hash,
      size: z.number('请重新选择文件').int('请重新选择文件'),
      mediaType: z.string('请重新选择文件'),
    }),
    handle: (ctx, { body }) => takeScan(ctx, body),
  }),
  route({
    method: 'GET',
    url: '/api/paper-scans/:hash',
    permission: 'documents.read',
    params: z.object({ hash }),
    handle: async (ctx, { params: asked }, { files }) => {
      const scan = await findScan(ctx, asked.hash)
      if (files === null) throw new NotFound('这份扫描件')
      const { stream, size } = await files.read(scan.hash)
      const name = `paper-${scan.hash.slice(0, 12)}.${SCANS[scan.mediaType as ScanType].extension}`
      return new Answer(stream, {
        headers: {
          'content-type': scan.mediaType,
          'content-length': `${size}`,
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'no-store',
        },
      })
    },
  }),
  route({
    method: 'GET',
    url: '/api/documents/:id/review-sheet',
    permission: 'documents.read',
    params,
    query: edition,
    handle: async (ctx, { params: { id }, query }) =>
      reviewSheetAnswer(await findReviewSheet(ctx, id, query)),
  }),
  route({
    method: 'GET',
    url: '/api/documents/:id/review-sheet.docx',
    permission: 'documents.read',
    params,
    query: edition,
    handle: async (ctx, { params: { id }, query }) => {
      const sheet = await findReviewSheet(ctx, id, query)
      return new Answer(await reviewSheetDocx(sheet), {
        headers: {
          'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          'content-disposition': `attachment; filename="review-sheet-${id}-${sheet.editionNo}.docx"`,
          'cache-control': 'no-store',
        },
      })
    },
  }),
]

const SCANS = {
  'application/pdf': { extension: 'pdf', starts: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  'image/jpeg': { extension: 'jpg', starts: [0xff, 0xd8, 0xff] },
  'image/png': { extension: 'png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
} as const
type ScanType = keyof typeof SCANS

/** Keeps a scan by what it is, not by what it is called. */
async function keepScan(
  received: Received,
  files: FileStore,
): Promise<{ hash: string; size: number; mediaType: ScanType }> {
  const mediaType = await scanTypeOf(received.path)
  if (mediaType === null) {
    throw new Refused([refusal('not-a-scan', '扫描件应为 PDF、JPG 或 PNG 文件', { field: 'scan' })])
  }
  await files.keep(received)
  return { hash: received.hash, size: received.size, mediaType }
}

async function scanTypeOf(path: string): Promise<ScanType | null> {
  const file = await open(path, 'r')
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0)
    const found = Object.entries(SCANS).find(([, { starts }]) =>
      starts.every((byte, index) => buffer[index] === byte),
    )
    return (found?.[0] as ScanType | undefined) ?? null
  } finally {
    await file.close()
  }
}
