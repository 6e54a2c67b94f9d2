import type { Ctx } from '../../../lib/ctx.ts'
import { insist, type Refusal, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { applicantHash, findIntakesBy } from '../applicant-index.ts'
import { type ListedRequest, viewRows } from '../queries/list-requests.ts'
import { selectRows } from '../queries/load-case.ts'
import { normalised, type SearchKind } from '../rules/applicant-values.ts'

/** What one search shows at most. */
const MOST = 200

export interface ApplicantCase extends ListedRequest {
  /** By what it was found, and whether that is the applicant's or their agent's. */
  foundBy: { kind: SearchKind; heldBy: 'applicant' | 'agent' }
}

/**
 * 按申请人查找: the cases whose applicant, or whose agent, has exactly this name, number or telephone; masked. A search is
 * an action: its record has the keyed hash of what was looked for, never the value (个人信息保护法第五十一条).
 */
export async function searchApplicant(
  ctx: Ctx,
  { value }: { value: string },
): Promise<{ rows: ApplicantCase[]; isMore: boolean }> {
  insist(whyNotSearch(value))
  const found = await findIntakesBy(ctx, value)
  const intakes = [...new Set(found.map(({ intakeId }) => intakeId))]
  const rows =
    intakes.length === 0
      ? []
      : await selectRows(ctx)
          .select('intake_id as intakeId')
          .where('intake_id', 'in', intakes)
          .orderBy('id', 'desc')
          .limit(MOST + 1)
          .execute()
  const shown = rows.slice(0, MOST)
  const listed = await viewRows(ctx, shown)
  const hash = (await applicantHash(ctx))('search', normalised('name', value)).toString('hex')
  const subject = { kind: 'applicant', id: hash }
  await record(ctx, 'requests.searchApplicant', subject, { detail: { found: rows.length } })
  return {
    isMore: rows.length > MOST,
    rows: listed.map((row, index) => {
      const by = found.find(({ intakeId }) => intakeId === shown[index]?.intakeId)
      return { ...row, foundBy: { kind: by?.kind ?? 'name', heldBy: by?.heldBy ?? 'applicant' } }
    }),
  }
}

/** One letter is no name, and would be found by nothing. */
export function whyNotSearch(value: string): Refusal | null {
  return [...normalised('name', value)].length >= 2
    ? null
    : refusal('search-too-short', '请填写完整的姓名（名称）、证件号码、统一社会信用代码或者手机号码', {
        field: 'value',
      })
}
