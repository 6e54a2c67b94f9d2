import type { Ctx } from '../../../lib/ctx.ts'
import { replyLetter } from '../../letters/rules/index.ts'
import { findFinding, writeLetterOfCase } from '../../requests/index.ts'
import { OUTCOMES } from '../../requests/rules/index.ts'
import { loadRemedy } from '../queries/index.ts'
import type { RenewedProposal, RenewedReply } from '../renewed.ts'

/** Writes the 答复书 of a new answer: it names the ruling that ordered it, and carries a remedy paragraph of its own. */
export async function writeRenewed(ctx: Ctx, renewed: RenewedReply, proposal: RenewedProposal) {
  const { fileNumber } = await loadRemedy(ctx, renewed.remedyId, 'read only')
  const { outcome, content, ground } = proposal
  const finding = await findFinding(ctx, outcome)
  return writeLetterOfCase(ctx, renewed.requestId, 'reply', (head, organ, request) =>
    replyLetter(head, {
      caseNumber: request.caseNumber ?? request.receiptNumber,
      receivedOn: request.receivedOn ?? renewed.openedOn,
      information: request.information,
      finding: `现根据${fileNumber}的裁决重新答复如下。${finding}`,
      ground,
      content,
      remedy: OUTCOMES[outcome].remedy,
      remedyBodies: organ.remedyBodies,
    }),
  )
}
