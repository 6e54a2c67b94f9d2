import type { Ctx } from '../../../lib/ctx.ts'
import { replyLetter } from '../../letters/rules/index.ts'
import { listCaseFiles } from '../case-files.ts'
import { findFinding } from '../queries/find-finding.ts'
import type { LoadedCase } from '../queries/load-case.ts'
import type { ProposedReply } from '../rules/reply-guards.ts'
import { remedyOf, withheldLines } from '../rules/withheld.ts'
import { writeToApplicant } from './write-to-applicant.ts'

/** Writes the 答复书 of this reply: of a partial one with each part withheld, of one with enclosures with their names. */
export async function writeReply(ctx: Ctx, file: LoadedCase, reply: ProposedReply) {
  const { outcome, content, ground, withheld = [], files = [] } = reply
  const { caseNumber, receivedOn, information } = file.row
  const enclosed = (await listCaseFiles(ctx, file.intakeId)).filter(({ no }) => files.includes(no))
  const names = enclosed.map(({ name }, index) => `附件${enclosed.length > 1 ? index + 1 : ''}：${name}`)
  const finding = await findFinding(ctx, outcome)
  return writeToApplicant(ctx, file, 'reply', (head, organ) =>
    replyLetter(head, {
      caseNumber: caseNumber ?? '',
      receivedOn: receivedOn ?? file.submittedOn,
      information,
      finding,
      ground: [...withheldLines(withheld), ground].filter(Boolean).join('\n'),
      content: [content, ...names].join('\n'),
      remedy: remedyOf(outcome, withheld),
      remedyBodies: organ.remedyBodies,
    }),
  )
}
