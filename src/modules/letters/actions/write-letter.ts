import type { Ctx } from '../../../lib/ctx.ts'
import { yearOf } from '../../../lib/day.ts'
import { record } from '../../audit/index.ts'
import { LETTER_KINDS, type LetterKind, type LetterSubject } from '../letter.ts'
import { letterKey } from '../letter-key.ts'
import { letterNumber } from '../rules/index.ts'
import { on } from '../tables.ts'
import { nextNumber } from './next-number.ts'

/**
 * Numbers, seals and keeps a letter. `html` gets the number, because the letter carries it.
 * The text names the applicant: it is sealed under the key of its subject's letters, which is destroyed with the case.
 */
export async function writeLetter(
  ctx: Ctx,
  letter: {
    subject: LetterSubject
    kind: LetterKind
    /** The organ's short name, with which every number begins. */
    numberPrefix: string
    html(number: string): string
  },
): Promise<{ id: number; number: string }> {
  const { subject, kind, numberPrefix } = letter
  const year = yearOf(ctx.today)
  const number = letterNumber({
    prefix: numberPrefix,
    kind,
    year,
    count: await nextNumber(ctx, { kind, year }),
  })
  const html = letter.html(number)
  // Keyed: of a plain hash the one unknown, the applicant's name, could be guessed.
  const hash = Buffer.from(ctx.secrets.fingerprint('letter', html)).toString('hex')
  const { id } = await on(ctx)
    .insertInto('letter')
    .values({
      organ_id: ctx.organId,
      subject_kind: subject.kind,
      subject_id: subject.id,
      kind,
      number,
      title: LETTER_KINDS[kind].title,
      body_sealed: ctx.secrets.seal(Buffer.from(html), await letterKey(ctx, subject)),
      body_hash: hash,
      keyed: true,
      written_on: ctx.today,
      written_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, 'letters.write', { kind: 'letter', id }, { detail: { number, of: subject }, after: hash })
  return { id, number }
}
