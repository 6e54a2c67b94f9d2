import { randomBytes } from 'node:crypto'
import type { Ctx } from '../../../lib/ctx.ts'
import type { DailyWork } from '../../../lib/jobs.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import type { IntakeFile } from '../intake-file.ts'
import { HELD_HOURS, heldKey, tokenHash } from '../queries/held-files.ts'
import { on } from '../tables.ts'

/** So that nobody fills the database with files of forms that never come. */
const MOST_HELD = 500

/**
 * Keeps a file for a form that is not complete yet, so that it need not be chosen again. Answers the token with which
 * alone it can be opened, for some hours; no copy of the token stays here. Clears away what is too old.
 */
export async function holdFile(ctx: Ctx, file: IntakeFile): Promise<string> {
  await dropStaleFiles(ctx)
  const { count } = await on(ctx)
    .selectFrom('held_file')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('organ_id', '=', ctx.organId)
    .executeTakeFirstOrThrow()
  insist(
    count < MOST_HELD ? null : refusal('too-many-files', '上传的人太多，请稍后再试，或者当面、邮寄提交申请'),
  )
  const token = randomBytes(32).toString('base64url')
  const key = heldKey(ctx, token)
  await on(ctx)
    .insertInto('held_file')
    .values({
      organ_id: ctx.organId,
      token_hash: tokenHash(ctx, token),
      purpose: file.purpose,
      media_type: file.mediaType,
      size: file.bytes.length,
      name_sealed: ctx.secrets.seal(Buffer.from(file.name), key),
      content_sealed: ctx.secrets.seal(file.bytes, key),
      held_at: ctx.now,
    })
    .execute()
  return token
}

/** Files of forms that never came are not kept even where nobody sends another: each night. */
export const heldFileWork: DailyWork = {
  name: 'requests.forgetHeldFiles',
  actor: '清理暂存文件',
  hour: 3,
  minute: 0,
  run: dropStaleFiles,
}

/** What was not taken up in time is of no use to anybody: its token went with the page. */
async function dropStaleFiles(ctx: Ctx): Promise<void> {
  await on(ctx)
    .deleteFrom('held_file')
    .where('organ_id', '=', ctx.organId)
    .where('held_at', '<', new Date(ctx.now.getTime() - HELD_HOURS * 3_600_000))
    .execute()
}
