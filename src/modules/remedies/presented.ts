import type { Ctx } from '../../lib/ctx.ts'
import { NotFound, type Refusal, refusal } from '../../lib/refusal.ts'
import { permits } from '../accounts/rules.ts'
import { findRequestRow } from '../requests/index.ts'
import { listRemedies } from './queries.ts'
import { REMEDY_KINDS, type Remedy, type RemedyKind } from './remedy.ts'
import { whyNotContest } from './rules.ts'
import { type RulingChoice, rulingsOf } from './ruling.ts'

/** The remedies of a case, and whether whoever asks can take down another. */
export interface RemediesView {
  list: Remedy[]
  /** How a remedy of each kind can end. */
  rulings: Record<RemedyKind, RulingChoice[]>
  can: { record: Refusal | null }
}

export async function remediesView(ctx: Ctx, requestId: number): Promise<RemediesView> {
  const request = await findRequestRow(ctx, requestId)
  if (request === null) throw new NotFound('这件申请')
  const mayRecord = ctx.actor.kind === 'person' && permits(ctx.actor.roles, 'requests.handle')
  const whose = mayRecord ? null : refusal('not-your-role', '须由依申请公开经办人或者承办科室人员办理')
  const rulings = Object.fromEntries(
    (Object.keys(REMEDY_KINDS) as RemedyKind[]).map((kind) => [kind, rulingsOf(kind)]),
  ) as RemediesView['rulings']
  const list = await listRemedies(ctx, requestId)
  return { list, rulings, can: { record: whyNotContest(request) ?? whose } }
}
