import type { Ctx } from '../../../lib/ctx.ts'
import { disposeFinding, findingsOf, type PlacedFinding, type TextPart } from '../../screening/index.ts'
import { textsOfCaseFiles } from '../case-files.ts'
import { type LoadedCase, loadCase } from '../queries/load-case.ts'
import type { ProposedReply } from '../rules/reply-guards.ts'

/** What screening finds in a reply and in its enclosures, each with what was decided about it. */
export async function findingsOfReply(
  ctx: Ctx,
  file: Pick<LoadedCase, 'row' | 'intakeId'>,
  reply: ProposedReply,
): Promise<PlacedFinding[]> {
  return findingsOf(ctx, { kind: 'reply', id: file.row.id }, await partsOf(ctx, file.intakeId, reply))
}

/** The findings of a reply that is being written. */
export async function screenReply(ctx: Ctx, id: number, reply: ProposedReply): Promise<PlacedFinding[]> {
  return findingsOfReply(ctx, await loadCase(ctx, id, 'read only'), reply)
}

/** A person's decision about one finding in a reply as it is written now (条例第十七条). */
export async function disposeReplyFinding(
  ctx: Ctx,
  id: number,
  { reply, ...given }: { reply: ProposedReply } & Omit<Parameters<typeof disposeFinding>[2], 'findings'>,
): Promise<void> {
  const findings = await screenReply(ctx, id, reply)
  await disposeFinding(ctx, { kind: 'reply', id }, { ...given, findings })
}

async function partsOf(ctx: Ctx, intakeId: number, reply: ProposedReply): Promise<TextPart[]> {
  const { content, ground, withheld = [], files = [] } = reply
  const enclosures = await textsOfCaseFiles(ctx, intakeId, files)
  return [
    { name: '答复内容', text: content },
    { name: '理由', text: [...withheld.flatMap(({ part, reason }) => [part, reason]), ground].join('\n') },
    ...enclosures.map(({ name, text }) => ({ name: `附件“${name}”`, text: `${name}\n${text}` })),
  ]
}
