import type { Ctx } from '../../../lib/ctx.ts'
import { NotFound } from '../../../lib/refusal.ts'
import type { IntakeFile, IntakeFileSummary } from '../intake-file.ts'
import { on } from '../tables.ts'
import { openCaseKey } from './case-key.ts'

/** The files that came with an intake, without their content. Their names may name the applicant: not for a list. */
export async function listIntakeFiles(ctx: Ctx, intakeId: number): Promise<IntakeFileSummary[]> {
  const rows = await on(ctx)
    .selectFrom('intake_file')
    .select(['no', 'purpose', 'media_type', 'size', 'name_sealed'])
    .where('organ_id', '=', ctx.organId)
    .where('intake_id', '=', intakeId)
    .orderBy('no')
    .execute()
  if (rows.length === 0) return []
  const key = await openCaseKey(ctx, intakeId)
  return rows.map(({ no, purpose, media_type: mediaType, size, name_sealed: name }) => ({
    no,
    purpose,
    mediaType,
    size,
    name: Buffer.from(ctx.secrets.open(name, key)).toString(),
  }))
}

/** One of them, opened. NotFound where there is none, or its key was destroyed. */
export async function openIntakeFile(ctx: Ctx, intakeId: number, no: number): Promise<IntakeFile> {
  const row = await on(ctx)
    .selectFrom('intake_file')
    .select(['purpose', 'media_type', 'name_sealed', 'content_sealed'])
    .where('organ_id', '=', ctx.organId)
    .where('intake_id', '=', intakeId)
    .where('no', '=', no)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('这个文件')
  const key = await openCaseKey(ctx, intakeId)
  return {
    purpose: row.purpose,
    mediaType: row.media_type,
    name: Buffer.from(ctx.secrets.open(row.name_sealed, key)).toString(),
    bytes: ctx.secrets.open(row.content_sealed, key),
  }
}
