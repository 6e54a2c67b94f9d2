import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { type Answer, attachedFile, route } from '../../lib/http.ts'
import { type Refusal, Refused } from '../../lib/refusal.ts'
import { classifyApplicant } from './actions/classify-applicant.ts'
import { holdFile } from './actions/hold-file.ts'
import { linkRequests, unlinkRequests } from './actions/link-requests.ts'
import { readIntakeFile } from './actions/read-intake-file.ts'
import { readOralRecord } from './actions/read-oral-record.ts'
import { approveJointly, proposeJointly } from './actions/reply-jointly.ts'
import { setIntake } from './actions/set-intake.ts'
import { splitRequest } from './actions/split-request.ts'
import { APPLICANT_KINDS, type ApplicantKind } from './applicant.ts'
import {
  FILE_PURPOSES,
  type FilePurpose,
  type IntakeFile,
  judgeIntakeFile,
  MOST_FILE_BYTES,
} from './intake-file.ts'
import { letterAnswer } from './letter-answer.ts'
import { OUTCOME_CODES } from './outcome.ts'
import { whyNotPermitted } from './presented.ts'
import { findSimilar } from './queries/find-similar.ts'
import { findIntakeSetting } from './queries/intake-setting.ts'
import { listUnconfirmed } from './queries/list-unconfirmed.ts'
import { type IntakeSheet, viewIntake } from './queries/view-intake.ts'

export type { IntakeFileSummary } from './intake-file.ts'
export type { OtherCase } from './queries/find-intake.ts'
export type { SimilarCase, SimilarDocument } from './queries/find-similar.ts'
export type { UnconfirmedRequest } from './queries/list-unconfirmed.ts'
export type { IntakeSheet } from './queries/view-intake.ts'

/** The sheet for one reader: what the law has nothing against, the role still may. */
export interface IntakeSheetView extends Omit<IntakeSheet, 'can'> {
  can: IntakeSheet['can'] & { readFiles: Refusal | null; approve: Refusal | null }
}

const id = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数') })
const fileNo = id.extend({
  no: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数'),
})
const version = z.int('版本应为整数').optional()
const words = (message: string) => z.string(message).trim().min(1, message).max(20_000, '最多20000个字')
const named = z.object({
  name: z.string('请选择文件').min(1, '请选择文件').max(500, '文件名过长'),
  purpose: z.enum(Object.keys(FILE_PURPOSES) as FilePurpose[], '请选择文件的用途').default('scan'),
})
const intakeFile = z.custom<IntakeFile>((value) => value !== undefined, '请选择文件')
const reply = z.object({
  outcome: z.enum(OUTCOME_CODES, '请选择答复结果'),
  content: words('请填写答复内容'),
  ground: z.string('应为文字').trim().max(20_000, '最多20000个字').default(''),
  version,
})

export const intakeRoutes = [
  route({
    method: 'GET',
    url: '/api/requests/unconfirmed',
    permission: 'requests.read',
    handle: (ctx) => listUnconfirmed(ctx),
  }),
  route({
    method: 'GET',
    url: '/api/requests/:id/intake',
    permission: 'requests.read',
    params: id,
    handle: async (ctx, { params }) => sheetFor(ctx, await viewIntake(ctx, params.id)),
  }),
  route({
    method: 'GET',
    url: '/api/requests/:id/similar',
    permission: 'requests.read',
    params: id,
    handle: (ctx, { params }) => findSimilar(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/request-scans',
    permission: 'requests.register',
    query: named,
    upload: {
      maxBytes: MOST_FILE_BYTES,
      // What is answered here is the body; the bytes go on in memory and are never kept as they came.
      take: async (received, _files, { name, purpose }) => {
        const bytes = await readFile(received.path)
        const judged = judgeIntakeFile({ name, bytes }, purpose, 'file')
        if ('bytes' in judged) return judged
        throw new Refused([judged])
      },
    },
    body: intakeFile,
    handle: async (ctx, { body }) => ({ token: await holdFile(ctx, body), name: body.name }),
  }),
  route({
    method: 'GET',
    url: '/api/requests/:id/intake-files/:no',
    permission: 'requests.readPersonal',
    params: fileNo,
    handle: async (ctx, { params }) => fileAnswer(await readIntakeFile(ctx, params.id, params.no)),
  }),
  route({
    method: 'GET',
    url: '/api/requests/:id/oral-record',
    permission: 'requests.readPersonal',
    params: id,
    handle: async (ctx, { params }) => letterAnswer(await readOralRecord(ctx, params.id)),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/classification',
    permission: 'requests.handle',
    params: id,
    body: z.object({
      applicantKind: z.enum(Object.keys(APPLICANT_KINDS) as ApplicantKind[], '请选择申请人类型'),
      reason: words('请写明更正的理由'),
      version,
    }),
    handle: (ctx, { params, body }) => classifyApplicant(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/split',
    permission: 'requests.register',
    params: id,
    body: z.object({ parts: z.array(words('请写明这件申请的内容'), '请写明各件申请的内容'), version }),
    handle: (ctx, { params, body }) => splitRequest(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/links',
    permission: 'requests.handle',
    params: id,
    body: z.object({ to: words('请填写另一件申请的编号') }),
    handle: (ctx, { params, body }) => linkRequests(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/unlinking',
    permission: 'requests.handle',
    params: id,
    body: z.object({ to: z.int('编号应为整数') }),
    handle: (ctx, { params, body }) => unlinkRequests(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/joint-reply',
    permission: 'requests.handle',
    params: id,
    body: reply,
    handle: (ctx, { params, body }) => proposeJointly(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/joint-approval',
    permission: 'requests.approve',
    params: id,
    body: z.object({ opinion: z.string('应为文字').trim().max(2000, '最多2000个字').default(''), version }),
    handle: (ctx, { params, body }) => approveJointly(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    url: '/api/settings/intake',
    permission: 'settings.organ',
    handle: (ctx) => findIntakeSetting(ctx),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/intake',
    permission: 'settings.organ',
    body: z.object({ confirmAtOnce: z.boolean('请选择是或者否'), version: z.int('版本应为整数') }),
    handle: (ctx, { body }) => setIntake(ctx, body),
  }),
]

function sheetFor({ actor }: Ctx, { can, ...sheet }: IntakeSheet): IntakeSheetView {
  const handle = whyNotPermitted(actor, 'propose')
  return {
    ...sheet,
    can: {
      classify: handle ?? can.classify,
      split: whyNotPermitted(actor, 'register') ?? can.split,
      link: handle ?? can.link,
      readFiles: whyNotPermitted(actor, 'readPersonal'),
      approve: whyNotPermitted(actor, 'approve'),
    },
  }
}

/** Only ever as a file to keep: nothing that an applicant sent runs in the console. */
function fileAnswer({ name, mediaType, bytes }: IntakeFile): Answer {
  return attachedFile({ name, type: mediaType, body: bytes })
}
