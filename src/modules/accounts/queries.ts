import type { Ctx } from '../../lib/ctx.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { Person, Role } from './person.ts'
import { on } from './tables.ts'

/** The staff of the organ who may still sign in, by name. */
export async function listPeople(ctx: Ctx): Promise<Person[]> {
  const people = await on(ctx)
    .selectFrom('person')
    .select(['id', 'login', 'name', 'version'])
    .where('organ_id', '=', ctx.organId)
    .where('disabled_on', 'is', null)
    .orderBy('id')
    .execute()
  const grants = await on(ctx)
    .selectFrom('role_grant')
    .select(['person_id', 'role'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('role')
    .execute()
  return people.map((person) => ({
    ...person,
    roles: grants.filter((grant) => grant.person_id === person.id).map((grant) => grant.role as Role),
  }))
}

export async function findPerson(ctx: Ctx, id: number): Promise<Person> {
  const person = await on(ctx)
    .selectFrom('person')
    .select(['id', 'login', 'name', 'version'])
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (person === undefined) throw new NotFound('这个人员')
  return { ...person, roles: await listRoles(ctx, id) }
}

/** The roles a person holds, as they are now. */
export async function listRoles(ctx: Ctx, personId: number): Promise<Role[]> {
  const rows = await on(ctx)
    .selectFrom('role_grant')
    .select('role')
    .where('organ_id', '=', ctx.organId)
    .where('person_id', '=', personId)
    .orderBy('role')
    .execute()
  return rows.map((row) => row.role as Role)
}
