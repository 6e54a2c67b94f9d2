import type { Ctx } from '../../../lib/ctx.ts'
import { replyLetter } from '../../letters/rules/index.ts'
import { findingOf, OUTCOMES } from '../outcome.ts'
import type { LoadedCase } from '../queries/load-case.ts'
import type { ProposedReply } from '../rules/reply-guards.ts'
import { writeToApplicant } from './write-to-applicant.ts'

/** Writes the 答复书 of this reply. */
export async function writeReply(ctx: Ctx, file: LoadedCase, { outcome, content, ground }: ProposedReply) {
  const { caseNumber, receivedOn, information } = file.row
  return writeToApplicant(ctx, file, 'reply', (head, organ) =>
    replyLetter(head, {
      caseNumber: caseNumber ?? '',
      receivedOn: receivedOn ?? file.submittedOn,
      information,
      finding: findingOf(outcome),
      ground,
      content,
      remedy: OUTCOMES[outcome].remedy,
      remedyBodies: organ.remedyBodies,
    }),
  )
}
