import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { disposeFinding } from '../../screening/index.ts'
import type { OpenEdition } from '../document.ts'
import { findingsIn } from '../document-findings.ts'
import { lockDocument } from '../rows.ts'
import { whyNotEdit, whyWrittenElsewhere } from '../rules/index.ts'

/** A person's decision about one finding in the open edition as it is saved, `from` where its text is written. */
export async function disposeDocumentFinding(
  ctx: Ctx,
  id: number,
  { from, ...given }: Omit<Parameters<typeof disposeFinding>[2], 'findings'> & { from?: string | undefined },
): Promise<void> {
  const { document, open } = await lockDocument(ctx, id)
  insist(whyWrittenElsewhere(document, from))
  insist(whyNotEdit(open))
  const subject = { kind: 'document', id }
  const findings = await findingsIn(ctx, id, (open as OpenEdition).content)
  await disposeFinding(ctx, subject, { ...given, findings })
}
