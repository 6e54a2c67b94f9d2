import { createHmac } from 'node:crypto'
import type { Ctx } from '../../lib/ctx.ts'
import { newKey } from '../../lib/secrets.ts'
import type { Applicant } from './applicant.ts'
import { openApplicants } from './queries/case-key.ts'
import { normalised, SEARCH_KINDS, type SearchKind, valuesOf } from './rules/applicant-values.ts'
import { on } from './tables.ts'

const BATCH = 200

/** Says of a value, by its kind, under which hash it is kept: nobody without the organ's key can guess it back. */
export type HashOf = (kind: SearchKind | 'search', value: string) => Buffer

/** The organ's own search key, made at first use. It is wrapped by the master key and outlives its exchange. */
export async function applicantHash(ctx: Ctx): Promise<HashOf> {
  const key = (await findKey(ctx)) ?? (await makeKey(ctx))
  return (kind, value) => createHmac('sha256', key).update(`${kind}\0${value}`).digest()
}

/** Writes down by what the applicant of an intake is found, once. */
export async function indexApplicant(ctx: Ctx, intakeId: number, applicant: Applicant): Promise<void> {
  await keep(ctx, await applicantHash(ctx), new Map([[intakeId, applicant]]))
}

/**
 * Indexes the next intakes behind `after` that came before there was an index. Null: there are no more. Can be stopped
 * after any batch, and run twice.
 */
export async function indexOldApplicants(ctx: Ctx, after: number): Promise<number | null> {
  const rows = await on(ctx)
    .selectFrom('case_key as k')
    .select('k.intake_id')
    .where('k.organ_id', '=', ctx.organId)
    .where('k.intake_id', '>', after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('applicant_index as x')
            .select('x.kind')
            .where('x.organ_id', '=', ctx.organId)
            .whereRef('x.intake_id', '=', 'k.intake_id'),
        ),
      ),
    )
    .orderBy('k.intake_id')
    .limit(BATCH)
    .execute()
  const ids = rows.map((row) => row.intake_id)
  await keep(ctx, await applicantHash(ctx), await openApplicants(ctx, ids))
  return ids.at(-1) ?? null
}

/** The intakes that a value finds, whatever it is: name, number of a document or a code, telephone. */
export async function findIntakesBy(
  ctx: Ctx,
  value: string,
): Promise<{ intakeId: number; kind: SearchKind; heldBy: 'applicant' | 'agent' }[]> {
  const hashOf = await applicantHash(ctx)
  const kinds = SEARCH_KINDS.filter((kind) => kind !== 'identity')
  const wanted = kinds.map((kind) => hashOf(kind, normalised(kind, value)))
  const rows = await on(ctx)
    .selectFrom('applicant_index')
    .select(['intake_id as intakeId', 'kind', 'held_by as heldBy', 'hash'])
    .where('organ_id', '=', ctx.organId)
    .where('kind', 'in', kinds)
    .where('hash', 'in', wanted)
    .orderBy('intake_id', 'desc')
    .execute()
  return rows.map(({ hash: _, ...found }) => found)
}

/** The hash of 同一申请人 for each of these intakes; those not yet indexed are opened. Destroyed ones are left out. */
export async function identitiesOf(ctx: Ctx, intakeIds: readonly number[]): Promise<Map<number, string>> {
  if (intakeIds.length === 0) return new Map()
  const rows = await on(ctx)
    .selectFrom('applicant_index')
    .select(['intake_id', 'hash'])
    .where('organ_id', '=', ctx.organId)
    .where('kind', '=', 'identity')
    .where('intake_id', 'in', intakeIds)
    .execute()
  const found = new Map(rows.map(({ intake_id, hash }) => [intake_id, Buffer.from(hash).toString('hex')]))
  const hashOf = await applicantHash(ctx)
  const others = intakeIds.filter((id) => !found.has(id))
  for (let at = 0; at < others.length; at += BATCH) {
    for (const [id, applicant] of await openApplicants(ctx, others.slice(at, at + BATCH))) {
      const identity = valuesOf(applicant).find(({ kind }) => kind === 'identity')
      if (identity !== undefined) found.set(id, hashOf('identity', identity.value).toString('hex'))
    }
  }
  return found
}

async function keep(ctx: Ctx, hashOf: HashOf, applicants: ReadonlyMap<number, Applicant>): Promise<void> {
  const rows = [...applicants].flatMap(([intakeId, applicant]) =>
    valuesOf(applicant).map(({ kind, heldBy, value }) => ({
      organ_id: ctx.organId,
      kind,
      hash: hashOf(kind, value),
      intake_id: intakeId,
      held_by: heldBy,
    })),
  )
  if (rows.length === 0) return
  await on(ctx)
    .insertInto('applicant_index')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function findKey(ctx: Ctx): Promise<Uint8Array | null> {
  const row = await on(ctx)
    .selectFrom('applicant_search_key')
    .select('wrapped')
    .where('organ_id', '=', ctx.organId)
    .executeTakeFirst()
  return row === undefined ? null : ctx.secrets.open(row.wrapped)
}

async function makeKey(ctx: Ctx): Promise<Uint8Array> {
  await on(ctx)
    .insertInto('applicant_search_key')
    .values({ organ_id: ctx.organId, wrapped: ctx.secrets.seal(newKey()) })
    .onConflict((conflict) => conflict.columns(['organ_id']).doNothing())
    .execute()
  const made = await findKey(ctx)
  if (made === null) throw new Error('a key that was just made is there')
  return made
}
