import { createHash, randomBytes } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import type { Actor, Ctx } from '../../../lib/ctx.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { listRoles } from '../queries.ts'
import { LOCKOUT, SESSION } from '../rules.ts'
import { on } from '../tables.ts'

const MINUTE = 60_000

/** One answer for a wrong name and a wrong password: it never tells whether an account exists. */
const WRONG = refusal('wrong-credentials', '登录名或密码不正确', { field: 'password' })

export type SignInResult = { ok: true; token: string } | { ok: false; reason: Refusal }

/**
 * Signs a person in with a fresh session. A failure is a result, not a refusal thrown: its counter and its audit
 * record must be written although the answer is no.
 */
export async function signIn(ctx: Ctx, given: { login: string; password: string }): Promise<SignInResult> {
  const person = await on(ctx)
    .selectFrom('person')
    .select(['id', 'name', 'password_hash', 'failed_attempts', 'locked_until'])
    .where('organ_id', '=', ctx.organId)
    .where('login', '=', given.login)
    .where('disabled_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  const locked = person?.locked_until != null && person.locked_until > ctx.now
  // A stranger's name costs the same work, so that time tells nothing either.
  const correct = await verify(person?.password_hash ?? STRANGER, given.password)
  if (person === undefined) return { ok: false, reason: WRONG }
  if (locked) {
    await record(ctx, 'accounts.signInLocked', { kind: 'person', id: person.id })
    return {
      ok: false,
      reason: refusal('locked', `连续输错 ${LOCKOUT.attempts} 次，请 ${LOCKOUT.minutes} 分钟后再试`, {
        field: 'password',
      }),
    }
  }
  if (!correct) return noteFailure(ctx, person)
  return { ok: true, token: await openSession(ctx, person) }
}

/** The person behind a session token, with roles as they are now; null when it has ended. */
export async function findSession(
  ctx: Ctx,
  token: string,
): Promise<{ actor: Actor & { kind: 'person' }; csrf: string } | null> {
  const row = await on(ctx)
    .selectFrom('session as s')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organ_id', '=', 's.organ_id').onRef('p.id', '=', 's.person_id'),
    )
    .select(['p.id', 'p.name', 's.csrf', 's.created_at', 's.seen_at'])
    .where('s.organ_id', '=', ctx.organId)
    .where('s.token_hash', '=', hashToken(token))
    .where('p.disabled_on', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const idle = ctx.now.getTime() - row.seen_at.getTime()
  const age = ctx.now.getTime() - row.created_at.getTime()
  if (idle > SESSION.idleMinutes * MINUTE || age > SESSION.hours * 60 * MINUTE) return null
  if (idle > MINUTE) {
    await on(ctx)
      .updateTable('session')
      .set({ seen_at: ctx.now })
      .where('organ_id', '=', ctx.organId)
      .where('token_hash', '=', hashToken(token))
      .execute()
  }
  const address = ctx.actor.kind === 'public' ? ctx.actor.address : undefined
  const actor: Actor & { kind: 'person' } = {
    kind: 'person',
    id: row.id,
    name: row.name,
    roles: await listRoles(ctx, row.id),
    ...(address === undefined ? {} : { address }),
  }
  return { actor, csrf: row.csrf }
}

/** Ends a session; ending one twice is no error. */
export async function signOut(ctx: Ctx, token: string): Promise<void> {
  await on(ctx)
    .deleteFrom('session')
    .where('organ_id', '=', ctx.organId)
    .where('token_hash', '=', hashToken(token))
    .execute()
  if (ctx.actor.kind === 'person') await record(ctx, 'accounts.signOut', { kind: 'person', id: ctx.actor.id })
}

async function noteFailure(ctx: Ctx, person: { id: number; failed_attempts: number }): Promise<SignInResult> {
  const attempts = person.failed_attempts + 1
  const locks = attempts >= LOCKOUT.attempts
  await on(ctx)
    .updateTable('person')
    .set({
      failed_attempts: locks ? 0 : attempts,
      locked_until: locks ? new Date(ctx.now.getTime() + LOCKOUT.minutes * MINUTE) : null,
    })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', person.id)
    .execute()
  await record(ctx, 'accounts.signInFailed', { kind: 'person', id: person.id }, { detail: { attempts } })
  return { ok: false, reason: WRONG }
}

async function openSession(ctx: Ctx, person: { id: number }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await on(ctx)
    .updateTable('person')
    .set({ failed_attempts: 0, locked_until: null })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', person.id)
    .execute()
  await on(ctx)
    .insertInto('session')
    .values({
      organ_id: ctx.organId,
      token_hash: hashToken(token),
      person_id: person.id,
      csrf: randomBytes(24).toString('base64url'),
      created_at: ctx.now,
      seen_at: ctx.now,
    })
    .execute()
  await record(ctx, 'accounts.signIn', { kind: 'person', id: person.id })
  return token
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

// The hash of a password nobody has.
const STRANGER =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
