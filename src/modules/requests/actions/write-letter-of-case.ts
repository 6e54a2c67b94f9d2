import type { Ctx } from '../../../lib/ctx.ts'
import type { LetterKind } from '../../letters/index.ts'
import type { Letterhead } from '../../letters/rules/index.ts'
import type { Organ } from '../../organs/index.ts'
import { loadCase } from '../queries/load-case.ts'
import type { RequestRow } from '../request.ts'
import { writeToApplicant } from './write-to-applicant.ts'

/** Writes a numbered letter to the applicant of a case, for modules above; the case itself does not change. */
export async function writeLetterOfCase(
  ctx: Ctx,
  id: number,
  kind: LetterKind,
  html: (head: Letterhead, organ: Organ, request: RequestRow) => string,
): Promise<{ id: number; number: string }> {
  const file = await loadCase(ctx, id, 'for update')
  return writeToApplicant(ctx, file, kind, (head, organ) => html(head, organ, file.row))
}
