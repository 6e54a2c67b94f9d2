import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Actor } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { NotFound, Refused } from '../../lib/refusal.ts'
import { PERMISSIONS } from '../accounts/rules.ts'
import { registerRequest } from '../requests/index.ts'
import { type Office, openOffice, submission } from '../requests/testing/cases.ts'
import { remedyRoutes } from './api.ts'
import {
  concludeRemedy,
  countTable4,
  listRemedies,
  listTable4Records,
  type RemedyKind,
  type Ruling,
  recordRemedy,
} from './index.ts'
import { remediesView } from './presented.ts'
import { REMEDY_KINDS } from './remedy.ts'
import { RULINGS, rulingsOf } from './ruling.ts'
import { on } from './tables.ts'

let database: TestDatabase
let office: Office
let other: Office
let requestId: number

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  other = await openOffice(database, await buildOrgan(database, '011158672', 'two.localhost'))
  const how = { channel: 'inPerson', receivedOn: day('2023-09-01') } as const
  const receipt = await office.as(office.officer, '2023-09-01', (ctx) =>
    registerRequest(ctx, submission(), how),
  )
  requestId = receipt.id
})
afterAll(() => database.drop())

const file = (kind: RemedyKind, fileNumber: string, filedOn: string, of = office) =>
  of.as(of.officer, filedOn, async (ctx) => {
    const known = await listRemedies(ctx, requestId)
    // Where there are several, a suit after 复议 contests the first.
    const basedOnId = known.filter((each) => each.kind === 'reconsideration' && each.state === 'concluded')[0]
      ?.id
    return recordRemedy(ctx, { requestId, kind, fileNumber, filedOn: day(filedOn), basedOnId })
  })
const conclude = (id: number, ruling: Ruling, on: string, of = office) =>
  of.as(of.officer, on, (ctx) => concludeRemedy(ctx, id, { ruling, concludedOn: day(on) }))
const count = (year: number, of = office) => of.as(of.head, '2025-06-01', (ctx) => countTable4(ctx, year))

describe('table 4', () => {
  it('has each remedy once, in the year it ended, and as pending at the end of the years before', async () => {
    const id = await file('reconsideration', '示政复〔2023〕1号', '2023-12-20')
    await file('suitDirect', '（2023）示01行初1号', '2023-12-21')
    await conclude(id, 'annulled', '2024-02-01')
    await file('suitAfterReconsideration', '（2024）示01行初2号', '2024-02-10')

    const none = { upheld: 0, overturned: 0, other: 0, pending: 0 }
    expect(await count(2022)).toEqual({
      reconsideration: none,
      suitDirect: none,
      suitAfterReconsideration: none,
    })
    expect((await count(2023)).reconsideration).toEqual({ ...none, pending: 1 })
    expect((await count(2024)).reconsideration).toEqual({ ...none, overturned: 1 })
    expect((await count(2025)).reconsideration).toEqual(none)
    expect((await count(2024)).suitDirect).toEqual({ ...none, pending: 1 })
    expect((await count(2023)).suitAfterReconsideration).toEqual(none)

    const records = (year: number, column: 'pending' | 'overturned' | 'total') =>
      office.as(office.head, '2025-06-01', (ctx) =>
        listTable4Records(ctx, year, { kind: 'reconsideration', column }),
      )
    expect((await records(2023, 'pending')).map((each) => each.id)).toEqual([id])
    expect(await records(2024, 'pending')).toEqual([])
    expect(await records(2024, 'total')).toHaveLength(1)
  })

  it('refuses what cannot have happened', async () => {
    await expect(file('reconsideration', '示政复〔2023〕1号', '2024-03-01')).rejects.toThrow('已经登记过')
    await expect(file('reconsideration', '示政复〔2023〕0号', '2023-08-01')).rejects.toThrow(Refused)
    await expect(file('suitAfterReconsideration', '（2024）示01行初3号', '2024-01-15')).rejects.toThrow(
      '请先登记已审结的行政复议',
    )
    const id = await file('reconsideration', '示政复〔2024〕9号', '2024-03-01')
    await expect(conclude(id, 'sustained', '2024-02-28')).rejects.toThrow(Refused)
    await expect(conclude(id, 'suitRejected', '2024-04-01')).rejects.toThrow('行政复议不会以')
    await conclude(id, 'sustained', '2024-04-01')
    await expect(conclude(id, 'annulled', '2024-04-02')).rejects.toThrow('结果不能再改')
  })

  it('is not another organ’s', async () => {
    await expect(file('reconsideration', '示政复〔2024〕5号', '2024-03-01', other)).rejects.toThrow(NotFound)
    await expect(conclude(1, 'sustained', '2024-04-01', other)).rejects.toThrow(NotFound)
    expect((await count(2024, other)).reconsideration.overturned).toBe(0)
  })
})

describe('国办公开办函〔2021〕30号，表四: the ruling chooses the column', () => {
  it.each([
    ['upheld', ['维持', '驳回复议请求', '判决驳回诉讼请求']],
    ['overturned', ['变更', '撤销', '确认违法', '确认无效', '责令履行']],
    ['other', ['终止', '不予受理', '驳回申请', '调解', '撤回', '裁定驳回起诉']],
  ])('%s', (outcome, words) => {
    const found = Object.values(RULINGS).filter((each) => each.outcome === outcome)
    expect(found.map((each) => each.label)).toEqual(words)
  })

  it('keeps every ruling as it was worded, in the column that the database allows', async () => {
    let count = 0
    for (const kind of Object.keys(REMEDY_KINDS) as RemedyKind[]) {
      for (const { ruling, outcome } of rulingsOf(kind)) {
        count += 1
        const id = await file(kind, `示例〔2024〕${count}号`, '2024-05-01')
        await conclude(id, ruling, '2024-05-20')
        const list = await office.as(office.officer, '2024-06-01', (ctx) => remediesView(ctx, requestId))
        expect(list.list.find((each) => each.id === id)).toMatchObject({ ruling, outcome })
      }
    }
    expect(count).toBe(12 + 11 + 11)
    const moved = office.as(office.officer, '2024-06-01', (ctx) =>
      on(ctx)
        .updateTable('remedy')
        .set({ outcome: 'other' })
        .where('organ_id', '=', ctx.organId)
        .where('ruling', '=', 'sustained')
        .execute(),
    )
    await expect(moved).rejects.toThrow('remedy_ruling_in_its_column')
  })
})

describe('the addresses of remedies', () => {
  it('ask only for permissions that some role gives', () => {
    for (const each of remedyRoutes) expect([...PERMISSIONS]).toContain(each.permission)
  })
  it('say who can take down another, and that there is nothing to contest before receipt (条例第五十一条)', async () => {
    const view = (actor: Actor, id: number) => office.as(actor, '2024-06-01', (ctx) => remediesView(ctx, id))
    const { list, can } = await view(office.officer, requestId)
    expect([list.length > 0, can.record]).toEqual([true, null])
    expect((await view(office.head, requestId)).can.record).toMatchObject({ code: 'not-your-role' })
    const how = { channel: 'fax', receivedOn: day('2024-05-31') } as const
    const { id } = await office.as(office.officer, '2024-05-31', (ctx) =>
      registerRequest(ctx, submission(), how),
    )
    expect((await view(office.officer, id)).can.record).toMatchObject({
      code: 'not-received',
      article: '条例第五十一条',
    })
    await expect(view(office.officer, 999)).rejects.toThrow(NotFound)
  })
})
