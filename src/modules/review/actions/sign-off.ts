import type { Ctx } from '../../../lib/ctx.ts'
import { type Day, dayInChina } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { findPerson } from '../../accounts/index.ts'
import { actingPerson } from '../acting-person.ts'
import { findScan, listDeputiesOn, listSignOffs, lockReview } from '../queries.ts'
import type { Attestation, ReviewState } from '../review.ts'
import {
  whyNotAttest,
  whyNotCallFormal,
  whyNotJudge,
  whyNotRecordPaper,
  whyNotSign,
  whyStale,
} from '../rules.ts'
import { whyNotSigner, writeSignOff } from './write-sign-off.ts'

/** Signs the current level, or returns the text. Answers where the review stands now. */
export async function signOff(
  ctx: Ctx,
  reviewId: number,
  given: Attestation & { version: number },
): Promise<ReviewState> {
  return sign(ctx, reviewId, { ...given, signer: actingPerson(ctx), signedOn: ctx.today, paper: null })
}

/** 纸质签署: records what `personId` signed on paper. It counts as that person's own sign-off, by all the rules. */
export async function recordPaperSignOff(
  ctx: Ctx,
  reviewId: number,
  given: Attestation & {
    version: number
    personId: number
    signedOn: Day
    keptAt: string
    scan: string
  },
): Promise<ReviewState> {
  const recorder = actingPerson(ctx)
  const review = await lockReview(ctx, reviewId)
  const openedOn = dayInChina(review.openedAt)
  insist(whyNotRecordPaper(review, given, { recorder: recorder.id, openedOn, today: ctx.today }))
  const signer = await findPerson(ctx, given.personId)
  insist(await whyNotSigner(ctx, signer.id))
  const paper = {
    recordedBy: recorder.id,
    recordedByName: recorder.name,
    keptAt: given.keptAt.trim(),
    scan: (await findScan(ctx, given.scan)).hash,
  }
  return sign(ctx, reviewId, { ...given, signer, paper })
}

async function sign(
  ctx: Ctx,
  reviewId: number,
  given: Attestation & { version: number } & Pick<
      Parameters<typeof writeSignOff>[1],
      'signer' | 'signedOn' | 'paper'
    >,
): Promise<ReviewState> {
  // On paper, whoever was a deputy on the day of the signature counts.
  const deputies = await listDeputiesOn(ctx, given.signedOn)
  const review = { ...(await lockReview(ctx, reviewId)), deputies }
  const signOffs = await listSignOffs(ctx, reviewId)
  insist(whyStale(review, given))
  const guard = given.verdict === 'return' ? whyNotJudge : whyNotSign
  insist(guard(review, signOffs, given.signer.id, given.contentHash))
  insist(whyNotAttest(given))
  insist(whyNotCallFormal(review, given))
  return writeSignOff(ctx, { ...given, review, signOffs })
}
