import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { jsonAnswer, route } from '../../lib/http.ts'
import { raiseSecrecyAlarm } from '../screening/index.ts'
import { disposeDocumentFinding } from './actions/dispose-document-finding.ts'
import type { Changes } from './document.ts'
import { presentFindings } from './findings-presented.ts'
import { writtenParts } from './rules/index.ts'

const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const STALE = '请刷新页面后重试'
const decision = z.object({
  key: z.string(STALE).length(64, STALE),
  detector: z.string(STALE).min(1, STALE).max(50, STALE),
  entry: z.string(STALE).min(1, STALE).max(100, STALE),
  kind: z.enum(['fixed', 'ignored', 'reopened'], '请选择已改、忽略或重新处理'),
  reason: z.string('请写明理由').trim().max(500, '理由不超过 500 字').default(''),
})

export const screeningRoutes = [
  route({
    method: 'GET',
    url: '/api/documents/:id/findings',
    permission: 'documents.read',
    params,
    handle: (ctx, { params: { id } }) => presentFindings(ctx, id),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/findings',
    permission: 'documents.draft',
    params,
    body: decision,
    handle: (ctx, { params: { id }, body }) => disposeDocumentFinding(ctx, id, body),
  }),
]

/**
 * Does `write` unless what was written bears a mark of secrecy: then nothing is, and the alarm is kept, for an answer
 * that is not thrown keeps its transaction.
 */
export async function unlessMarked<T>(
  ctx: Ctx,
  { id, ...written }: { id?: number } & ({ changes: Changes } | { marks: readonly string[] | undefined }),
  write: () => Promise<T>,
): Promise<T> {
  const parts =
    'changes' in written
      ? writtenParts(written.changes)
      : (written.marks ?? []).map((text) => ({ field: 'file', text }))
  const reasons = await raiseSecrecyAlarm(ctx, { kind: 'document', id: id ?? '新稿' }, parts)
  // The console's `call` throws what a status from 400 on says: this is never its answer.
  return reasons.length === 0 ? write() : (jsonAnswer(409, { refusals: reasons }) as never)
}
