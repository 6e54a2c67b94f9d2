import type { Ctx } from '../../lib/ctx.ts'
import type { FileText } from '../../lib/file-text/file-text.ts'
import { on } from './tables.ts'

/**
 * What was read in the files with these hashes (SHA-256, hex), in one query; a file that was taken in before files were
 * read, and a picture of a text, is not among them. No query for no hashes.
 */
export async function listFileTexts(ctx: Ctx, hashes: readonly string[]): Promise<Map<string, FileText>> {
  if (hashes.length === 0) return new Map()
  const rows = await on(ctx)
    .selectFrom('file_text')
    .select(['hash', 'parts', 'properties', 'hidden', 'problems'])
    .where('organ_id', '=', ctx.organId)
    .where('hash', 'in', [...new Set(hashes)])
    .execute()
  return new Map(rows.map(({ hash, ...text }) => [hash, text]))
}

/** Keeps what was read in a file, in the transaction that takes it in; the same bytes are kept once. */
export async function keepFileText(ctx: Ctx, hash: string, text: FileText): Promise<void> {
  // PostgreSQL keeps no NUL in a text, and no half of a surrogate pair.
  const json = (value: unknown) =>
    JSON.stringify(value, (_, each) =>
      typeof each === 'string' ? each.replaceAll('\0', '').toWellFormed() : each,
    )
  await on(ctx)
    .insertInto('file_text')
    .values({
      organ_id: ctx.organId,
      hash,
      parts: json(text.parts),
      properties: json(text.properties),
      hidden: json(text.hidden),
      problems: json(text.problems),
      read_at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'hash']).doNothing())
    .execute()
}
