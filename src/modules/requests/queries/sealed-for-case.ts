import type { Ctx } from '../../../lib/ctx.ts'
import { openCaseKey, seal, unseal } from './case-key.ts'
import { loadCase } from './load-case.ts'

/** Seals what a module above keeps about a case, under the key of the case: once that is destroyed, nobody reads it. */
export async function sealWithCaseKey(ctx: Ctx, id: number, value: unknown): Promise<Uint8Array> {
  const { intakeId } = await loadCase(ctx, id, 'read only')
  return seal(ctx, value, await openCaseKey(ctx, intakeId))
}

export async function openWithCaseKey(ctx: Ctx, id: number, sealed: Uint8Array): Promise<unknown> {
  const { intakeId } = await loadCase(ctx, id, 'read only')
  return unseal(ctx, sealed, await openCaseKey(ctx, intakeId))
}
