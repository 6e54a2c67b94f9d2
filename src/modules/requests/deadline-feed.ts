import { randomBytes } from 'node:crypto'
import type { Ctx } from '../../lib/ctx.ts'
import { NotFound } from '../../lib/refusal.ts'
import { findPerson } from '../accounts/index.ts'
import { permits } from '../accounts/rules.ts'
import { record } from '../audit/index.ts'
import { selectRows } from './queries/load-case.ts'
import { listMovingCases, MOVING_STAGES } from './queries/open-cases.ts'
import { calendarFile } from './rules/ics.ts'
import { on } from './tables.ts'

/** Makes the secret address of the acting person's deadlines; the one before ends. It is shown once and kept as a hash. */
export async function openDeadlineFeed(ctx: Ctx): Promise<{ path: string }> {
  const personId = personOf(ctx)
  const token = randomBytes(24).toString('base64url')
  const fresh = { token_hash: tokenHash(ctx, token), created_at: ctx.now }
  await on(ctx)
    .insertInto('deadline_feed')
    .values({ organ_id: ctx.organId, person_id: personId, ...fresh })
    .onConflict((conflict) => conflict.columns(['organ_id', 'person_id']).doUpdateSet(fresh))
    .execute()
  await record(ctx, 'requests.openDeadlineFeed', { kind: 'person', id: personId })
  return { path: `/deadlines/${token}` }
}

/** The address answers no longer. */
export async function closeDeadlineFeed(ctx: Ctx): Promise<void> {
  const personId = personOf(ctx)
  await on(ctx)
    .deleteFrom('deadline_feed')
    .where('organ_id', '=', ctx.organId)
    .where('person_id', '=', personId)
    .execute()
  await record(ctx, 'requests.closeDeadlineFeed', { kind: 'person', id: personId })
}

/** Since when the acting person has such an address; null when there is none. */
export async function findDeadlineFeed(ctx: Ctx): Promise<{ since: Date } | null> {
  const row = await on(ctx)
    .selectFrom('deadline_feed')
    .select('created_at as since')
    .where('organ_id', '=', ctx.organId)
    .where('person_id', '=', personOf(ctx))
    .executeTakeFirst()
  return row ?? null
}

/**
 * The due dates of a person's open cases as a calendar file: case numbers and nothing else. To whoever knows the address;
 * not found when it was revoked, or the person no longer reads requests.
 */
export async function readDeadlineFeed(ctx: Ctx, token: string): Promise<string> {
  const row = await on(ctx)
    .selectFrom('deadline_feed')
    .select('person_id')
    .where('organ_id', '=', ctx.organId)
    .where('token_hash', '=', tokenHash(ctx, token))
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('这个日历')
  const person = await findPerson(ctx, row.person_id)
  if (!permits(person.roles, 'requests.read')) throw new NotFound('这个日历')
  const events = (await dueDatesOf(ctx, person.id)).map(({ id, number, dueOn }) => ({
    uid: `request-${ctx.organId}-${id}@gongkai`,
    on: dueOn,
    summary: `${number} 答复期限`,
  }))
  return calendarFile('依申请公开答复期限', events, ctx.now)
}

async function dueDatesOf(ctx: Ctx, officerId: number) {
  const rows = await selectRows(ctx)
    .where('concluded_on', 'is', null)
    .where('officer_id', '=', officerId)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  const isMoving = rows.some(({ stage }) => MOVING_STAGES.includes(stage))
  const moving = isMoving ? new Map((await listMovingCases(ctx)).map((each) => [each.id, each.dueOn])) : null
  return rows.flatMap(({ id, caseNumber, receiptNumber, dueOn: kept }) => {
    const dueOn = moving?.has(id) === true ? moving.get(id) : kept
    return dueOn == null ? [] : [{ id, number: caseNumber ?? receiptNumber, dueOn }]
  })
}

function tokenHash({ secrets }: Ctx, token: string): string {
  return Buffer.from(secrets.fingerprint('deadline feed', token)).toString('hex')
}

function personOf({ actor }: Ctx): number {
  if (actor.kind !== 'person') throw new NotFound('这个人员')
  return actor.id
}
