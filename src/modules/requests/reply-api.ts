import { z } from 'zod'
import { route } from '../../lib/http.ts'
import { disposeReplyFinding, screenReply } from './actions/screen-reply.ts'
import { listReplySigners, setReplySetting } from './actions/set-reply-setting.ts'
import { OUTCOME_CODES } from './outcome.ts'
import { findReplySetting } from './queries/reply-setting.ts'
import { withheldParts } from './withheld-form.ts'

const params = z.object({
  id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数'),
})
const STALE = '请刷新页面后重试'
const written = (most: number) => z.string('应为文字').trim().max(most, `最多${most}个字`).default('')

/** A reply as it is being written; what is missing may follow. */
export const replyDraft = z.object({
  outcome: z.enum(OUTCOME_CODES, '请选择答复结果'),
  content: written(20_000),
  ground: written(20_000),
  withheld: withheldParts,
  files: z.array(z.int('请重新上传附件'), '请重新上传附件').max(50, '最多50个附件').default([]),
})

export const replyRoutes = [
  route({
    method: 'POST',
    url: '/api/requests/:id/reply-findings',
    permission: 'requests.handle',
    params,
    body: replyDraft,
    handle: (ctx, { params: { id }, body }) => screenReply(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/reply-disposition',
    permission: 'requests.handle',
    params,
    body: z.object({
      reply: replyDraft,
      key: z.string(STALE).length(64, STALE),
      detector: z.string(STALE).min(1, STALE).max(50, STALE),
      entry: z.string(STALE).min(1, STALE).max(100, STALE),
      kind: z.enum(['ignored', 'reopened'], '请选择忽略或重新处理'),
      reason: z.string('请写明理由').trim().max(500, '理由不超过 500 字').default(''),
    }),
    handle: (ctx, { params: { id }, body }) => disposeReplyFinding(ctx, id, body),
  }),
  route({
    method: 'GET',
    url: '/api/settings/replies',
    permission: 'settings.organ',
    handle: async (ctx) => ({ ...(await findReplySetting(ctx)), people: await listReplySigners(ctx) }),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/replies',
    permission: 'settings.organ',
    body: z.object({
      levels: z
        .array(
          z.object({
            name: z.string('请填写级次名称').trim().max(50, '级次名称不超过 50 字'),
            signers: z.array(z.int('请选择审批人'), '请选择审批人').max(50, '最多50人'),
          }),
          '请填写审批级次',
        )
        .max(20, '级次太多'),
      seal: z.enum(['required', 'optional'], '请选择是否须用印'),
      seen: z.int(STALE),
    }),
    handle: (ctx, { body }) => setReplySetting(ctx, body),
  }),
]
