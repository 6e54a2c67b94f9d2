import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { type Answer, attachedFile, jsonAnswer, route } from '../../lib/http.ts'
import { insist, type Refusal } from '../../lib/refusal.ts'
import { whyNotPermitted } from '../accounts/rules.ts'
import { raiseSecrecyAlarm } from '../screening/index.ts'
import { addCaseFile, openCaseFile } from './actions/add-case-file.ts'
import { addUnitFile, answerAsUnit, openUnitFile, returnFromUnit } from './actions/answer-as-unit.ts'
import { sealReply } from './actions/seal-reply.ts'
import type { CaseFileSummary } from './case-files.ts'
import { findUnitCase, listUnitCases } from './queries/unit-cases.ts'
import { MOST_CASE_FILE_BYTES, type TakenCaseFile, takeCaseFile } from './taken-case-file.ts'

const number = z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数')
const params = z.object({ id: number })
const fileParams = z.object({ id: number, no: number })
const query = z.object({ name: z.string('请选择文件').min(1, '请选择文件').max(500, '文件名过长') })
const taken = z.custom<TakenCaseFile>((value) => value !== undefined, '请选择文件')
const version = z.int('版本应为整数').optional()
const text = (message: string) => z.string(message).trim().min(1, message).max(20_000, '最多20000个字')

const upload = {
  maxBytes: MOST_CASE_FILE_BYTES,
  take: (received: Parameters<typeof takeCaseFile>[0], _: unknown, { name }: { name: string }) =>
    takeCaseFile(received, name),
}

export type { CaseFileSummary } from './case-files.ts'
export type { UnitCase, UnitCaseRow } from './queries/unit-cases.ts'

/** Files of a case, and what a unit sees and does. */
export const caseFileRoutes = [
  route({
    method: 'POST',
    url: '/api/requests/:id/enclosures',
    permission: 'requests.handle',
    params,
    query,
    upload,
    body: taken,
    handle: (ctx, { params: { id }, body }) =>
      unlessMarked(ctx, id, body, (file) => addCaseFile(ctx, id, { ...file, purpose: 'enclosure' })),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/sealed-reply',
    permission: 'requests.handle',
    params,
    query,
    upload,
    body: taken,
    handle: (ctx, { params: { id }, body }) =>
      unlessMarked(ctx, id, body, async (file) => {
        const kept = await addCaseFile(ctx, id, { ...file, purpose: 'sealed' })
        await sealReply(ctx, id, { file: kept.no })
        return kept
      }),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/proofs',
    permission: 'requests.recordIrregular',
    params,
    query,
    upload,
    body: taken,
    handle: (ctx, { params: { id }, body }) =>
      unlessMarked(ctx, id, body, (file) => addCaseFile(ctx, id, { ...file, purpose: 'proof' })),
  }),
  route({
    method: 'GET',
    url: '/api/requests/:id/files/:no',
    permission: 'requests.read',
    params: fileParams,
    handle: async (ctx, { params: { id, no } }) => {
      const file = await openCaseFile(ctx, id, no)
      insist(whyNotOpen(ctx))
      return fileAnswer(file)
    },
  }),
  route({
    method: 'GET',
    url: '/api/unit-requests',
    permission: 'requests.answerAsUnit',
    handle: (ctx) => listUnitCases(ctx),
  }),
  route({
    method: 'GET',
    url: '/api/unit-requests/:id',
    permission: 'requests.answerAsUnit',
    params,
    handle: (ctx, { params: { id } }) => findUnitCase(ctx, id),
  }),
  route({
    method: 'POST',
    url: '/api/unit-requests/:id/files',
    permission: 'requests.answerAsUnit',
    params,
    query,
    upload,
    body: taken,
    handle: (ctx, { params: { id }, body }) =>
      unlessMarked(ctx, id, body, (file) => addUnitFile(ctx, id, file)),
  }),
  route({
    method: 'GET',
    url: '/api/unit-requests/:id/files/:no',
    permission: 'requests.answerAsUnit',
    params: fileParams,
    handle: async (ctx, { params: { id, no } }) => fileAnswer(await openUnitFile(ctx, id, no)),
  }),
  route({
    method: 'POST',
    url: '/api/unit-requests/:id/answer',
    permission: 'requests.answerAsUnit',
    params,
    body: z.object({
      text: text('请填写反馈意见'),
      files: z.array(z.int('请重新上传文件'), '请重新上传文件').max(50, '最多50个文件').default([]),
      version,
    }),
    handle: (ctx, { params: { id }, body }) => answerAsUnit(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/unit-requests/:id/return',
    permission: 'requests.answerAsUnit',
    params,
    body: z.object({ reason: text('请说明退回的原因'), version }),
    handle: (ctx, { params: { id }, body }) => returnFromUnit(ctx, id, body),
  }),
]

/** A file can name the applicant: for those who may read personal data, and for whoever approves the reply. */
function whyNotOpen({ actor }: Ctx): Refusal | null {
  return whyNotPermitted(actor, 'requests.approve') && whyNotPermitted(actor, 'requests.readPersonal')
}

/** Keeps the file unless it bears a mark of secrecy: then an alarm is kept instead, and the answer says why. */
async function unlessMarked(
  ctx: Ctx,
  id: number,
  { marks, ...file }: TakenCaseFile,
  keep: (file: Omit<TakenCaseFile, 'marks'>) => Promise<CaseFileSummary>,
): Promise<CaseFileSummary> {
  const parts = marks.map((text) => ({ field: 'file', text }))
  const reasons = await raiseSecrecyAlarm(ctx, { kind: 'request', id }, parts)
  // The console's `call` throws what a status from 400 on says: this is never its answer.
  return reasons.length === 0 ? keep(file) : (jsonAnswer(409, { refusals: reasons }) as never)
}

/** As a download: nothing in a case is ever shown inside the console's own origin. */
export function fileAnswer({ name, type, bytes }: { name: string; type: string; bytes: Uint8Array }): Answer {
  return attachedFile({ name, type, body: bytes })
}
