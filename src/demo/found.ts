import type { Actor, Ctx, OrganId, Secrets } from '../lib/ctx.ts'
import { addDays, type Day, instantInChina } from '../lib/day.ts'
import { act, type Database } from '../lib/db.ts'
import { addPerson, listPeople, setUnit } from '../modules/accounts/index.ts'
import {
  adoptStandardCatalogue,
  createColumn,
  listCatalogueItems,
  listColumns,
} from '../modules/catalogue/index.ts'
import { createChannel, listChannels } from '../modules/channels/index.ts'
import { stateNothing } from '../modules/documents/index.ts'
import { addUnit, findHost, foundOrgan, listUnits } from '../modules/organs/index.ts'
import { createChain, listChains } from '../modules/review/index.ts'
import type { Setting } from './setting.ts'

/** Of every account of the demo. */
export const DEMO_PASSWORD = 'open by default, 2024'
const INSTALLER: Actor = { kind: 'system', name: '安装' }
const FOUNDING_MINUTE = 8 * 60

/** A founded organ, in which the people of the plan act at the times of the plan. */
export interface Office {
  organId: OrganId
  /** Ids by slug. */
  columns: ReadonlyMap<string, number>
  /** Ids by name. */
  channels: ReadonlyMap<string, number>
  /** One action of a person in a transaction of its own; `minute` counts from midnight in China. */
  as<T>(login: string, at: { day: Day; minute: number }, work: (ctx: Ctx) => Promise<T>): Promise<T>
  /** The same for an action of the public. */
  asPublic<T>(at: { day: Day; minute: number }, work: (ctx: Ctx) => Promise<T>): Promise<T>
}

/** Founds the organ of the setting, or finds it, adding whatever is not there yet. */
export async function openOffice(database: Database, secrets: Secrets, setting: Setting): Promise<Office> {
  const { foundedOn: today, founding } = setting
  const now = instantInChina(today, 0, FOUNDING_MINUTE)
  const scene = { actor: INSTALLER, today, now, secrets }
  const known = await findHost(database, founding.site.host)
  const organId = known?.organId ?? (await foundOrgan(database, scene, founding))
  const install = <T>(work: (ctx: Ctx) => Promise<T>) => act(database, { ...scene, organId }, work)
  await addPeople(install, setting)
  await openUnits(install, setting)
  await openColumns(install, setting)
  await openCatalogue(install, setting)
  await openChannels(install, setting)
  await setChain(install, setting)
  const actors = new Map((await install(listPeople)).map((person) => [person.login, actorOf(person)]))
  const run = <T>(actor: Actor, at: { day: Day; minute: number }, work: (ctx: Ctx) => Promise<T>) =>
    act(database, { organId, actor, secrets, today: at.day, now: instantInChina(at.day, 0, at.minute) }, work)
  return {
    organId,
    columns: new Map((await install(listColumns)).map(({ slug, id }) => [slug, id])),
    channels: new Map((await install(listChannels)).map(({ name, id }) => [name, id])),
    as: (login, at, work) => run(mustGet(actors, login), at, work),
    asPublic: (at, work) => run({ kind: 'public', address: '192.0.2.1' }, at, work),
  }
}

/** A name that the plan uses is one that the setting has made. */
export function mustGet<V>(map: ReadonlyMap<string, V>, name: string): V {
  const value = map.get(name)
  if (value === undefined) throw new Error(`the plan names “${name}”, which its setting does not make`)
  return value
}

type Install = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

async function addPeople(install: Install, { people }: Setting): Promise<void> {
  const known = new Set((await install(listPeople)).map(({ login }) => login))
  for (const { unit: _, ...person } of people) {
    if (known.has(person.login)) continue
    await install((ctx) => addPerson(ctx, { ...person, password: DEMO_PASSWORD }))
  }
}

async function openUnits(install: Install, { people }: Setting): Promise<void> {
  const known = new Map((await install(listPeople)).map((person) => [person.login, person]))
  const units = new Map((await install(listUnits)).map(({ name, id }) => [name, id]))
  for (const { login, unit: name } of people) {
    if (name === undefined) continue
    const { id: personId, unitId: inUnit, version } = mustGet(known, login)
    if (inUnit !== null) continue
    const unitId = units.get(name) ?? (await install((ctx) => addUnit(ctx, { name }))).id
    units.set(name, unitId)
    await install((ctx) => setUnit(ctx, personId, { unitId, version }))
  }
}

async function openColumns(install: Install, { columns }: Setting): Promise<void> {
  const ids = new Map((await install(listColumns)).map(({ slug, id }) => [slug, id]))
  for (const [index, { parent, ...column }] of columns.entries()) {
    if (ids.has(column.slug)) continue
    const parentId = parent === undefined ? null : mustGet(ids, parent)
    const id = await install((ctx) => createColumn(ctx, { ...column, parentId, position: index + 1 }))
    ids.set(column.slug, id)
  }
}

/** The fifteen heads of 条例第二十条; what a bureau like this has nothing of says so, as of its founding. */
async function openCatalogue(install: Install, { founding }: Setting): Promise<void> {
  if ((await install(listCatalogueItems)).length > 0) return
  const responsibleUnit = founding.organ.disclosureOffice.name
  // In one transaction: what a kill leaves behind is all of it or nothing.
  await install(async (ctx) => {
    await adoptStandardCatalogue(ctx, { responsibleUnit })
    const editor = (await listPeople(ctx)).find(({ roles }) => roles.includes('editor'))
    if (editor === undefined) return
    const given = { statedOn: ctx.today, renewOn: addDays(ctx.today, 365) }
    for (const { id, slug } of await listColumns(ctx)) {
      if (NOTHING_OF.includes(slug)) await stateNothing({ ...ctx, actor: actorOf(editor) }, id, given)
    }
  })
}

const NOTHING_OF = ['licences', 'penalties', 'charges', 'emergencies', 'inspections', 'recruitment']

async function openChannels(install: Install, { channels }: Setting): Promise<void> {
  const known = new Set((await install(listChannels)).map(({ name }) => name))
  for (const channel of channels) {
    if (!known.has(channel.name)) await install((ctx) => createChannel(ctx, channel))
  }
}

async function setChain(install: Install, { chain }: Setting): Promise<void> {
  if ((await install(listChains)).some(({ name }) => name === chain.name)) return
  const ids = new Map((await install(listPeople)).map(({ login, id }) => [login, id]))
  const levels = chain.levels.map(({ name, signers }) => ({
    name,
    signers: signers.map((login) => mustGet(ids, login)),
  }))
  await install((ctx) => createChain(ctx, { name: chain.name, levels }))
}

function actorOf({ id, name, roles }: { id: number; name: string; roles: readonly string[] }): Actor {
  return { kind: 'person', id, name, roles }
}
