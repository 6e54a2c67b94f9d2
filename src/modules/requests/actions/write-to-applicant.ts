import type { Ctx } from '../../../lib/ctx.ts'
import { findWording, type LetterKind, writeLetter } from '../../letters/index.ts'
import type { Letterhead } from '../../letters/rules/index.ts'
import { findOrgan, type Organ } from '../../organs/index.ts'
import { openApplicant } from '../queries/case-key.ts'
import type { LoadedCase } from '../queries/load-case.ts'

/** Writes a numbered letter of this case to its applicant. */
export async function writeToApplicant(
  ctx: Ctx,
  file: LoadedCase,
  kind: LetterKind,
  html: (head: Letterhead, organ: Organ) => string,
): Promise<{ id: number; number: string }> {
  const { name } = await openApplicant(ctx, file.intakeId)
  return writeTo(ctx, file, { kind, to: name }, html)
}

/** Writes a letter to somebody else, e.g. a third party: the applicant is not named (条例第三十二条). */
export async function writeTo(
  ctx: Ctx,
  file: LoadedCase,
  { kind, to }: { kind: LetterKind; to: string },
  html: (head: Letterhead, organ: Organ) => string,
): Promise<{ id: number; number: string }> {
  const organ = await findOrgan(ctx)
  const { name, address, phone } = organ.disclosureOffice
  const wording = await findWording(ctx, { kind, outcome: '' })
  const head = { organ: organ.name, office: { name, address, phone }, to, on: ctx.today, wording }
  return writeLetter(ctx, {
    subject: { kind: 'request', id: file.row.id },
    kind,
    numberPrefix: organ.shortName,
    html: (number) => html({ ...head, number }, organ),
  })
}
