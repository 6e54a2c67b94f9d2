import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Ctx, OrganId } from '../../lib/ctx.ts'
import { countActions, listTrail } from '../audit/index.ts'
import { identitiesOf } from './applicant-index.ts'
import { indexOldApplicants, readApplicant, searchApplicant, submitRequest } from './index.ts'
import { listPersonalReadings } from './queries/personal-readings.ts'
import { normalised } from './rules/applicant-values.ts'
import { type Office, openOffice, PERSONAL, submission, VISITOR } from './testing/cases.ts'

const ON = '2024-06-03'
const AGENT = {
  name: '代理丁',
  idDocument: '440524188001010014',
  phone: '139 0000 2222',
  authority: 'inPerson',
} as const

let database: TestDatabase
let organ: OrganId
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
  organ = await buildOrgan(database, '011158671', 'one.localhost')
  office = await openOffice(database, organ)
})
afterAll(() => database.drop())

const officer = <T>(work: (ctx: Ctx) => Promise<T>) => office.as(office.officer, ON, work)
const submit = (changes: Parameters<typeof submission>[0] = {}) =>
  office.as(VISITOR, ON, (ctx) => submitRequest(ctx, submission(changes)))
const find = async (value: string) => {
  const { rows } = await officer((ctx) => searchApplicant(ctx, { value }))
  return rows.map(({ id, foundBy }) => [id, foundBy.kind, foundBy.heldBy])
}

describe('one form of a value', () => {
  it.each([
    ['name', ' 欧阳　测试 ', '欧阳测试'],
    ['document', '１１０１０５１９４９１２３１００２x', '11010519491231002X'],
    ['phone', '+86 138-1234-5678', '13812345678'],
    ['phone', '0710-3456789', '07103456789'],
  ] as const)('%s: %s', (kind, typed, kept) => {
    expect(normalised(kind, typed)).toBe(kept)
  })
})

describe('按申请人查找', () => {
  it('finds by whole name, number or telephone, of the applicant and of the agent, masked', async () => {
    const { id } = await submit()
    const other = await submit({
      applicantKind: 'business',
      applicant: {
        name: '某某贸易公司',
        organisationCode: '91350100M000100Y43',
        phone: '0710-3456789',
        email: '',
        address: '某路1号',
        agent: AGENT,
      },
    })
    expect(await find(PERSONAL.name)).toEqual([[id, 'name', 'applicant']])
    expect(await find('11010519491231002x')).toEqual([[id, 'document', 'applicant']])
    expect(await find('138 1234 5678')).toEqual([[id, 'phone', 'applicant']])
    expect(await find(AGENT.name)).toEqual([[other.id, 'name', 'agent']])
    expect(await find('91350100m000100y43')).toEqual([[other.id, 'organisation', 'applicant']])
    expect(await find('13900002222')).toEqual([[other.id, 'phone', 'agent']])
    expect(await find('欧阳测')).toEqual([])
    await expect(find('欧')).rejects.toThrow('请填写完整的姓名')
    const { rows } = await officer((ctx) => searchApplicant(ctx, { value: PERSONAL.name }))
    expect(rows[0]?.applicantName).toBe('欧***')
  })

  it('leaves a record of each search, with a keyed hash and never what was typed', async () => {
    const { rows } = await database.transact(organ, (db) =>
      sql<{ text: string; id: string }>`select t::text as text, subject_id as id from audit_record t
        where action = 'requests.searchApplicant'`.execute(db),
    )
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.every(({ id }) => /^[0-9a-f]{64}$/.test(id))).toBe(true)
    expect(rows.filter(({ text }) => /欧阳|代理|1381234|11010519/.test(text))).toEqual([])
  })

  it('takes up what came before there was an index, in steps that can be repeated; one mechanism for 同一申请人', async () => {
    const { id } = await submit({ applicant: { ...PERSONAL, name: '旧件申请人' } })
    await database.transact(organ, (db) =>
      sql`delete from applicant_index where intake_id = (select intake_id from request where id = ${id})`.execute(
        db,
      ),
    )
    expect(await find('旧件申请人')).toEqual([])
    // Who is the same is known all the same.
    const { rows } = await database.transact(organ, (db) =>
      sql<{
        id: number
      }>`select intake_id as id from request where applicant_kind = 'naturalPerson' order by id`.execute(db),
    )
    const intakes = rows.map((row) => row.id)
    const before = await officer((ctx) => identitiesOf(ctx, intakes))
    expect(before.get(intakes[0] ?? 0)).toBe(before.get(intakes.at(-1) ?? 0))
    const last = await officer((ctx) => indexOldApplicants(ctx, 0))
    expect(last).not.toBeNull()
    expect(await officer((ctx) => indexOldApplicants(ctx, last ?? 0))).toBeNull()
    expect(await officer((ctx) => indexOldApplicants(ctx, 0))).toBeNull()
    expect(await find('旧件申请人')).toEqual([[id, 'name', 'applicant']])
    expect(await officer((ctx) => identitiesOf(ctx, intakes))).toEqual(before)
  })
})

describe('个人信息查阅 (个人信息保护法第五十一条)', () => {
  it('shows the audit administrator who read how many, how often and why', async () => {
    const { id, receiptNumber } = await submit()
    for (const reason of ['电话联系', '核对地址']) await officer((ctx) => readApplicant(ctx, id, { reason }))
    await expect(officer((ctx) => readApplicant(ctx, id, { reason: ' ' }))).rejects.toThrow('请写明查阅理由')
    const span = { from: ON, to: ON } as Parameters<typeof listPersonalReadings>[1]
    const { people, rows } = await officer((ctx) => listPersonalReadings(ctx, span))
    const own = rows.filter(({ words }) => words === '查看申请人完整信息')
    expect(own.map(({ what, reason, name }) => [what, reason, name])).toEqual([
      [receiptNumber, '核对地址', '经办人甲'],
      [receiptNumber, '电话联系', '经办人甲'],
    ])
    expect(people.map(({ name, count }) => [name, count])).toEqual([['经办人甲', rows.length]])
    const only = { ...span, actions: ['requests.readApplicant'] }
    const [counted] = await officer((ctx) => countActions(ctx, only))
    expect([counted?.count, counted?.subjects]).toEqual([2, 1])
    const nextDay = { from: '2024-06-04', to: '2024-06-05' } as typeof span
    expect(await officer((ctx) => listPersonalReadings(ctx, nextDay))).toEqual({ people: [], rows: [] })
    const trail = await officer((ctx) => listTrail(ctx, { kind: 'request', id }))
    expect(trail.filter(({ action }) => action === 'requests.readApplicant')).toHaveLength(2)
  })
})
