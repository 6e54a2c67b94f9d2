import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { type CaseFilePurpose, type CaseFileSummary, listCaseFiles } from '../case-files.ts'

/** The files of these numbers, each there and brought for this purpose; refuses any other beside `field`. */
export async function insistFiles(
  ctx: Ctx,
  intakeId: number,
  numbers: readonly number[],
  { purpose, field }: { purpose: CaseFilePurpose; field: string },
): Promise<CaseFileSummary[]> {
  if (numbers.length === 0) return []
  const files = (await listCaseFiles(ctx, intakeId)).filter((each) => each.purpose === purpose)
  const found = numbers.map((no) => files.find((each) => each.no === no))
  insist(found.includes(undefined) ? refusal('no-such-file', '没有这个文件，请重新上传', { field }) : null)
  return found.filter((each) => each !== undefined)
}
