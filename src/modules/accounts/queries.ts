import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { Person, Role } from './person.ts'
import { on } from './tables.ts'

/** The staff of the organ who may still sign in, by name. */
export async function listPeople(ctx: Ctx): Promise<Person[]> {
  const people = await on(ctx)
    .selectFrom('person')
    .select(['id', 'login', 'name', 'unit_id as unitId', 'version'])
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
    .select(['id', 'login', 'name', 'unit_id as unitId', 'version'])
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (person === undefined) throw new NotFound('这个人员')
  return { ...person, roles: await listRoles(ctx, id) }
}

/** Names by id; those who have left are asked for one by one. NotFound where an id is nobody's here. */
export async function namesOf(ctx: Ctx, ids: readonly number[]): Promise<(id: number) => string> {
  const names = new Map((await listPeople(ctx)).map((person) => [person.id, person.name]))
  for (const id of new Set(ids)) {
    if (!names.has(id)) names.set(id, (await findPerson(ctx, id)).name)
  }
  return (id) => names.get(id) ?? ''
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

/** One person who may still sign in, locked against other changes until the transaction ends. */
export async function lockPerson(ctx: Ctx, id: number): Promise<Person> {
  const person = await on(ctx)
    .selectFrom('person')
    .select(['id', 'login', 'name', 'unit_id as unitId', 'version'])
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .where('disabled_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (person === undefined) throw new NotFound('这个人员')
  return { ...person, roles: await listRoles(ctx, id) }
}

/** Those who were disabled, the last one first. */
export async function listDisabled(ctx: Ctx): Promise<(Person & { disabledOn: Day })[]> {
  const rows = await on(ctx)
    .selectFrom('person')
    .select(['id', 'login', 'name', 'unit_id as unitId', 'version', 'disabled_on as disabledOn'])
    .where('organ_id', '=', ctx.organId)
    .where('disabled_on', 'is not', null)
    .orderBy('disabled_on', 'desc')
    .orderBy('id')
    .execute()
  const people: (Person & { disabledOn: Day })[] = []
  for (const { disabledOn, ...row } of rows) {
    if (disabledOn !== null) people.push({ ...row, disabledOn, roles: await listRoles(ctx, row.id) })
  }
  return people
}

/** One of them, locked until the transaction ends; NotFound for who may sign in. */
export async function lockDisabled(ctx: Ctx, id: number): Promise<Person> {
  const person = await on(ctx)
    .selectFrom('person')
    .select(['id', 'login', 'name', 'unit_id as unitId', 'version'])
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .where('disabled_on', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (person === undefined) throw new NotFound('这个停用的人员')
  return { ...person, roles: await listRoles(ctx, id) }
}

/** Ids of the system administrators, locked: two of them cannot take the office from each other at once. */
export async function lockAdministrators(ctx: Ctx): Promise<number[]> {
  const rows = await on(ctx)
    .selectFrom('person as p')
    .innerJoin('role_grant as g', (join) =>
      join.onRef('g.organ_id', '=', 'p.organ_id').onRef('g.person_id', '=', 'p.id'),
    )
    .select('p.id')
    .where('p.organ_id', '=', ctx.organId)
    .where('g.role', '=', 'systemAdministrator')
    .where('p.disabled_on', 'is', null)
    .orderBy('p.id')
    .forUpdate(['p', 'g'])
    .execute()
  return rows.map((row) => row.id)
}
