import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Ctx, OrganId } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { Refused } from '../../lib/refusal.ts'
import { listTrail } from '../audit/index.ts'
import { correctOrgan, correctSite } from './actions/correct-organ.ts'
import { findHost } from './index.ts'
import { findSettings } from './queries.ts'

let database: TestDatabase
let organId: OrganId

beforeAll(async () => {
  database = await freshDatabase()
  organId = await buildOrgan(database, '011158671', 'one.localhost')
})
afterAll(() => database.drop())

const run = <T>(work: (ctx: Ctx) => Promise<T>) => act(database, sceneOn('2024-01-03', organId), work)
const versionOfPages = async () => (await findHost(database, 'one.localhost'))?.publicVersion ?? 0

async function fieldsOf(attempt: Promise<unknown>): Promise<(string | undefined)[]> {
  const failure = await attempt.catch((reason: unknown) => reason)
  if (!(failure instanceof Refused)) throw failure ?? new Error('was not refused')
  return failure.refusals.map(({ field }) => field)
}

describe('correcting the organ', () => {
  it('shows to the public at once, keeps its code, and is in the trail as before and after', async () => {
    const { organ, organVersion: version } = await run((ctx) => findSettings(ctx))
    const pages = await versionOfPages()
    await run((ctx) => correctOrgan(ctx, { ...organ, shortName: '市招商局', version }))
    const now = await run((ctx) => findSettings(ctx))
    expect(now).toMatchObject({ organ: { ...organ, shortName: '市招商局' }, organVersion: version + 1 })
    expect(await versionOfPages()).toBe(pages + 1)
    const [last] = (await run((ctx) => listTrail(ctx, { kind: 'organ', id: organId }))).slice(-1)
    expect(last).toMatchObject({ action: 'organs.correctOrgan' })
    const stale = run((ctx) => correctOrgan(ctx, { ...organ, version }))
    expect(await fieldsOf(stale)).toEqual(['version'])
  })

  it('条例第十二条: does not take away what the guide and the letters must state', async () => {
    const { organ, organVersion: version } = await run((ctx) => findSettings(ctx))
    const bare = {
      ...organ,
      name: ' ',
      disclosureOffice: { ...organ.disclosureOffice, hours: '', phone: '', fax: '' },
      remedyBodies: { ...organ.remedyBodies, court: '' },
    }
    const attempt = run((ctx) => correctOrgan(ctx, { ...bare, version }))
    expect(await fieldsOf(attempt)).toEqual(['name', 'officeHours', 'officePhone', 'court'])
  })
})

describe('correcting the site', () => {
  it('国办发〔2017〕47号: keeps host name and a code of ten digits, and says all that is wrong', async () => {
    const { site, siteVersion: version } = await run((ctx) => findSettings(ctx))
    const wrong = { ...site, idCode: '123', sponsor: '', version }
    expect(await fieldsOf(run((ctx) => correctSite(ctx, wrong)))).toEqual(['sponsor', 'idCode'])
    await run((ctx) => correctSite(ctx, { ...site, phone: '0710-12345', theme: 'red', version }))
    const now = await run((ctx) => findSettings(ctx))
    expect(now.site).toEqual({ ...site, phone: '0710-12345', theme: 'red' })
    expect(now.siteVersion).toBe(version + 1)
  })
})
