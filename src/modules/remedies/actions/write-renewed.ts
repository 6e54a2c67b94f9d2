import type { Ctx } from '../../../lib/ctx.ts'
import { replyLetter } from '../../letters/rules/index.ts'
import { findFinding, writeLetterOfCase } from '../../requests/index.ts'
import { remedyOf, withheldLines } from '../../requests/rules/index.ts'
import { loadRemedy } from '../queries/index.ts'
import type { RenewedProposal, RenewedReply } from '../renewed.ts'
import { isOwnChange } from '../rules/index.ts'

/** Writes the 答复书 of a new answer: it names the ruling that ordered it, and carries a remedy paragraph of its own. */
export async function writeRenewed(ctx: Ctx, renewed: RenewedReply, proposal: RenewedProposal) {
  const remedy = await loadRemedy(ctx, renewed.remedyId, 'read only')
  const { outcome, content, ground, withheld = [] } = proposal
  const why = isOwnChange(remedy)
    ? `本机关自行改变原答复（${remedy.fileNumber}），现重新答复如下。`
    : `现根据${remedy.fileNumber}的裁决重新答复如下。`
  const finding = await findFinding(ctx, outcome)
  return writeLetterOfCase(ctx, renewed.requestId, 'reply', (head, organ, request) =>
    replyLetter(head, {
      caseNumber: request.caseNumber ?? request.receiptNumber,
      receivedOn: request.receivedOn ?? renewed.openedOn,
      information: request.information,
      finding: `${why}${finding}`,
      ground: [...withheldLines(withheld), ground].filter(Boolean).join('\n'),
      content,
      remedy: remedyOf(outcome, withheld),
      remedyBodies: organ.remedyBodies,
    }),
  )
}
