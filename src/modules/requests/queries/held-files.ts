import type { Ctx } from '../../../lib/ctx.ts'
import type { FilePurpose, IntakeFile } from '../intake-file.ts'
import { on } from '../tables.ts'

/** How long a file waits for its form. */
export const HELD_HOURS = 4

/** A held file as the form shows it. */
export interface HeldFile {
  purpose: FilePurpose
  name: string
  /** In bytes. */
  size: number
}

/** What is held under a token; null when it is unknown or too old. */
export async function findHeldFile(ctx: Ctx, token: string): Promise<HeldFile | null> {
  const row = await selectHeld(ctx, token).select(['purpose', 'size', 'name_sealed']).executeTakeFirst()
  if (row === undefined) return null
  const name = Buffer.from(ctx.secrets.open(row.name_sealed, heldKey(ctx, token))).toString()
  return { purpose: row.purpose, name, size: row.size }
}

/** The file itself; null when it is unknown or too old. */
export async function openHeldFile(ctx: Ctx, token: string): Promise<IntakeFile | null> {
  const row = await selectHeld(ctx, token)
    .select(['purpose', 'media_type', 'name_sealed', 'content_sealed'])
    .executeTakeFirst()
  if (row === undefined) return null
  const key = heldKey(ctx, token)
  return {
    purpose: row.purpose,
    mediaType: row.media_type,
    name: Buffer.from(ctx.secrets.open(row.name_sealed, key)).toString(),
    bytes: ctx.secrets.open(row.content_sealed, key),
  }
}

function selectHeld(ctx: Ctx, token: string) {
  return on(ctx)
    .selectFrom('held_file')
    .where('organ_id', '=', ctx.organId)
    .where('token_hash', '=', tokenHash(ctx, token))
    .where('held_at', '>=', new Date(ctx.now.getTime() - HELD_HOURS * 3_600_000))
}

/** The key follows from the token and our secret: neither the database nor the page alone opens a file. */
export function heldKey(ctx: Ctx, token: string): Uint8Array {
  return ctx.secrets.fingerprint('held file key', token)
}

export function tokenHash(ctx: Ctx, token: string): string {
  return Buffer.from(ctx.secrets.fingerprint('held file', token)).toString('hex')
}
