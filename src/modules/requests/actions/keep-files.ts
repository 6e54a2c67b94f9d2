import type { Ctx } from '../../../lib/ctx.ts'
import { insist, type Refusal, refusal } from '../../../lib/refusal.ts'
import { openCaseKey } from '../queries/case-key.ts'
import { openHeldFile } from '../queries/held-files.ts'
import { on } from '../tables.ts'

/**
 * Moves what was held for a form under the key of its intake, in the order given. Refuses a file that waited too long.
 * What was held stays until it is too old, so that a form sent twice finds it twice.
 */
export async function keepFiles(ctx: Ctx, intakeId: number, tokens: readonly string[]): Promise<void> {
  if (tokens.length === 0) return
  const key = await openCaseKey(ctx, intakeId)
  for (const [index, token] of tokens.entries()) {
    const file = await openHeldFile(ctx, token)
    if (file === null) return insist(whyLost())
    await on(ctx)
      .insertInto('intake_file')
      .values({
        organ_id: ctx.organId,
        intake_id: intakeId,
        no: index + 1,
        purpose: file.purpose,
        media_type: file.mediaType,
        size: file.bytes.length,
        name_sealed: ctx.secrets.seal(Buffer.from(file.name), key),
        content_sealed: ctx.secrets.seal(file.bytes, key),
      })
      .execute()
  }
}

function whyLost(): Refusal {
  return refusal('file-expired', '上传的文件已过期，请重新选择文件', { field: 'files' })
}
