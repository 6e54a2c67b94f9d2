import type { Ctx } from '../../../lib/ctx.ts'
import { insist, type Refusal, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { Applicant } from '../applicant.ts'
import { openApplicant } from '../queries/case-key.ts'
import { loadCase } from '../queries/load-case.ts'

/**
 * The applicant unmasked. Reading it is an action: it leaves a record with the reader's name and the reason
 * (个人信息保护法第五十一条), which the audit administrator sees. Refuses without a reason.
 */
export async function readApplicant(
  ctx: Ctx,
  id: number,
  { reason }: { reason: string },
): Promise<Applicant> {
  insist(whyNotRead(reason))
  const file = await loadCase(ctx, id, 'read only')
  const applicant = await openApplicant(ctx, file.intakeId)
  const detail = { reason: reason.trim() }
  await record(ctx, 'requests.readApplicant', { kind: 'request', id }, { detail })
  return applicant
}

/** 个人信息保护法第六条：处理个人信息应当具有明确、合理的目的……. */
export function whyNotRead(reason: string): Refusal | null {
  return reason.trim().length >= 2
    ? null
    : refusal('reading-reason', '请写明查阅理由，例如：电话联系申请人确认收到', {
        article: '个人信息保护法第六条',
        field: 'reason',
      })
}
