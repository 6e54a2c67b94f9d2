import type { Ctx } from '../lib/ctx.ts'
import type { FilledForm } from '../lib/http.ts'
import { Refused } from '../lib/refusal.ts'
import { findHeldFile, holdFile, type IntakeFile, judgeIntakeFile } from '../modules/requests/index.ts'
import type { Filled } from './parts/field.tsx'

/** The files that the form takes: the name of the field, and what each is for. */
const UPLOADS = { identityFile: 'identity', authorityFile: 'authority' } as const
type Upload = keyof typeof UPLOADS

/** The hidden field that carries the token of a file over to the next page. */
export const tokenField = (field: Upload) => `${field}Token`

/**
 * Holds the files that were just chosen and knows those of the pages before by their tokens, so that a form with a
 * mistake in it is shown again with its files. `values` come back with the tokens, `problems` say which file is no good.
 */
export async function holdUploads(ctx: Ctx, { values: sent, files }: FilledForm): Promise<Filled> {
  const values = { ...sent }
  const problems: Record<string, string> = {}
  for (const field of Object.keys(UPLOADS) as Upload[]) {
    const chosen = files[field]
    if (chosen !== undefined) {
      const judged = judgeIntakeFile(chosen, UPLOADS[field], field)
      const held = 'bytes' in judged ? await heldOrWhy(ctx, judged) : { why: judged.message }
      if ('why' in held) problems[field] = held.why
      else values[tokenField(field)] = held.token
    }
    const token = values[tokenField(field)] ?? ''
    const held = token === '' ? null : await findHeldFile(ctx, token)
    if (token !== '' && held?.purpose !== UPLOADS[field]) {
      problems[field] ??= '上传的文件已过期，请重新选择'
    }
    if (held?.purpose === UPLOADS[field]) values[`${field}Name`] = held.name
    else delete values[tokenField(field)]
  }
  return { values, problems }
}

/** A refusal here stands beside its field like any other: the page must come back with all that was typed. */
async function heldOrWhy(ctx: Ctx, file: IntakeFile): Promise<{ token: string } | { why: string }> {
  try {
    return { token: await holdFile(ctx, file) }
  } catch (failure) {
    if (failure instanceof Refused) return { why: failure.message }
    throw failure
  }
}
