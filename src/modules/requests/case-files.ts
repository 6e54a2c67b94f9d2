import { createHash } from 'node:crypto'
import type { Ctx } from '../../lib/ctx.ts'
import { NotFound } from '../../lib/refusal.ts'
import { openCaseKey } from './queries/case-key.ts'
import { on } from './tables.ts'

/** What a file of a case is for, with its name on a screen. */
export const CASE_FILE_PURPOSES = {
  unit: '科室反馈材料',
  enclosure: '答复附件',
  sealed: '用印答复书',
  proof: '证明材料',
} as const
export type CaseFilePurpose = keyof typeof CASE_FILE_PURPOSES

/** A file that was looked at, whole in memory. */
export interface NewCaseFile {
  name: string
  /** Its media type, as its content says. */
  type: string
  bytes: Uint8Array
  purpose: CaseFilePurpose
  /** What can be read in it. */
  text?: string
}

export interface CaseFileSummary {
  no: number
  name: string
  type: string
  /** In bytes. */
  size: number
  /** SHA-256 of the content, in hexadecimal. */
  hash: string
  purpose: CaseFilePurpose
}

/**
 * Keeps a file under the key of the case: once that key is destroyed, nobody can read it. In the database, so that it is
 * there exactly when the act that names it is, and in every backup of it.
 */
export async function keepCaseFile(ctx: Ctx, intakeId: number, file: NewCaseFile): Promise<CaseFileSummary> {
  const key = await openCaseKey(ctx, intakeId)
  const no = await nextNo(ctx, intakeId)
  const hash = createHash('sha256').update(file.bytes).digest('hex')
  const { name, type, purpose } = file
  await on(ctx)
    .insertInto('case_file')
    .values({
      organ_id: ctx.organId,
      intake_id: intakeId,
      no,
      purpose,
      type,
      size: file.bytes.length,
      hash,
      name_sealed: ctx.secrets.seal(Buffer.from(name), key),
      content_sealed: ctx.secrets.seal(file.bytes, key),
      text_sealed: ctx.secrets.seal(Buffer.from(file.text ?? ''), key),
      added_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      added_at: ctx.now,
    })
    .execute()
  return { no, name, type, size: file.bytes.length, hash, purpose }
}

/** One file, opened. NotFound where there is none, or its key was destroyed. */
export async function readCaseFile(
  ctx: Ctx,
  intakeId: number,
  no: number,
): Promise<CaseFileSummary & { bytes: Uint8Array }> {
  const row = await on(ctx)
    .selectFrom('case_file')
    .select(['no', 'purpose', 'type', 'size', 'hash', 'name_sealed', 'content_sealed'])
    .where('organ_id', '=', ctx.organId)
    .where('intake_id', '=', intakeId)
    .where('no', '=', no)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('这个文件')
  const key = await openCaseKey(ctx, intakeId)
  const { name_sealed, content_sealed, ...rest } = row
  const bytes = ctx.secrets.open(content_sealed, key)
  return { ...rest, name: Buffer.from(ctx.secrets.open(name_sealed, key)).toString(), bytes }
}

/** The files of a case in the order they came, without their content. */
export async function listCaseFiles(ctx: Ctx, intakeId: number): Promise<CaseFileSummary[]> {
  const rows = await on(ctx)
    .selectFrom('case_file')
    .select(['no', 'purpose', 'type', 'size', 'hash', 'name_sealed'])
    .where('organ_id', '=', ctx.organId)
    .where('intake_id', '=', intakeId)
    .orderBy('no')
    .execute()
  if (rows.length === 0) return []
  const key = await openCaseKey(ctx, intakeId)
  return rows.map(({ name_sealed: name, ...rest }) => ({
    ...rest,
    name: Buffer.from(ctx.secrets.open(name, key)).toString(),
  }))
}

/** What can be read in these files, for the screening of a reply: name and text, in the order of their numbers. */
export async function textsOfCaseFiles(
  ctx: Ctx,
  intakeId: number,
  numbers: readonly number[],
): Promise<{ no: number; name: string; text: string }[]> {
  if (numbers.length === 0) return []
  const rows = await on(ctx)
    .selectFrom('case_file')
    .select(['no', 'name_sealed', 'text_sealed'])
    .where('organ_id', '=', ctx.organId)
    .where('intake_id', '=', intakeId)
    .where('no', 'in', numbers)
    .orderBy('no')
    .execute()
  const key = await openCaseKey(ctx, intakeId)
  const open = (sealed: Uint8Array) => Buffer.from(ctx.secrets.open(sealed, key)).toString()
  return rows.map((row) => ({ no: row.no, name: open(row.name_sealed), text: open(row.text_sealed) }))
}

/** Callers hold the case locked, so that no number is given twice. */
async function nextNo(ctx: Ctx, intakeId: number): Promise<number> {
  const { last } = await on(ctx)
    .selectFrom('case_file')
    .select((each) => each.fn.max('no').as('last'))
    .where('organ_id', '=', ctx.organId)
    .where('intake_id', '=', intakeId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}
