import type { Ctx } from '../../../lib/ctx.ts'
import { NotFound } from '../../../lib/refusal.ts'
import type { Applicant } from '../applicant.ts'
import type { ProposedReply } from '../rules/reply-guards.ts'
import { on } from '../tables.ts'

/** The key of one case. Once its row is destroyed, what it sealed cannot be read by anybody. */
export async function openCaseKey(ctx: Ctx, intakeId: number): Promise<Uint8Array> {
  const row = await on(ctx)
    .selectFrom('case_key')
    .select('wrapped')
    .where('organ_id', '=', ctx.organId)
    .where('intake_id', '=', intakeId)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('申请人信息（已按规定销毁）')
  return ctx.secrets.open(row.wrapped)
}

/** The applicant in full. Only for letters, and for reads that are recorded. */
export async function openApplicant(ctx: Ctx, intakeId: number): Promise<Applicant> {
  const row = await on(ctx)
    .selectFrom('intake')
    .select('applicant_sealed')
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', intakeId)
    .executeTakeFirstOrThrow()
  return unseal(ctx, row.applicant_sealed, await openCaseKey(ctx, intakeId)) as Applicant
}

/** The applicants of several intakes; only for a list, which masks them. One whose key was destroyed is left out. */
export async function openApplicants(
  ctx: Ctx,
  intakeIds: readonly number[],
): Promise<Map<number, Applicant>> {
  if (intakeIds.length === 0) return new Map()
  const rows = await on(ctx)
    .selectFrom('intake as i')
    .innerJoin('case_key as k', (join) =>
      join.onRef('k.organ_id', '=', 'i.organ_id').onRef('k.intake_id', '=', 'i.id'),
    )
    .select(['i.id', 'i.applicant_sealed', 'k.wrapped'])
    .where('i.organ_id', '=', ctx.organId)
    .where('i.id', 'in', intakeIds)
    .execute()
  return new Map(
    rows.map(({ id, applicant_sealed, wrapped }) => [
      id,
      unseal(ctx, applicant_sealed, ctx.secrets.open(wrapped)) as Applicant,
    ]),
  )
}

/** A proposed reply often names the applicant, so it is sealed too. */
export async function sealReply(ctx: Ctx, intakeId: number, reply: ProposedReply): Promise<string> {
  const sealed = seal(ctx, reply, await openCaseKey(ctx, intakeId))
  return Buffer.from(sealed).toString('base64')
}

export async function openReply(ctx: Ctx, intakeId: number, sealed: string): Promise<ProposedReply> {
  return unseal(ctx, Buffer.from(sealed, 'base64'), await openCaseKey(ctx, intakeId)) as ProposedReply
}

export function seal(ctx: Ctx, value: unknown, key: Uint8Array): Uint8Array {
  return ctx.secrets.seal(Buffer.from(JSON.stringify(value)), key)
}

export function unseal(ctx: Ctx, sealed: Uint8Array, key: Uint8Array): unknown {
  return JSON.parse(Buffer.from(ctx.secrets.open(sealed, key)).toString())
}
