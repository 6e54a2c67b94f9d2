import type { Ctx } from '../../../lib/ctx.ts'
import { record } from '../../audit/index.ts'
import type { Letter } from '../letter.ts'
import { readLetter } from '../queries.ts'

/** A letter for a member of staff: it names the applicant, so that opening it leaves a record. */
export async function openLetter(ctx: Ctx, id: number): Promise<Letter> {
  const letter = await readLetter(ctx, id)
  await record(ctx, 'letters.open', { kind: 'letter', id }, { detail: { number: letter.number } })
  return letter
}
