import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Ctx } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { Refused } from '../../lib/refusal.ts'
import { nationalCalendar } from '../calendar/index.ts'
import { registerRequest } from '../requests/index.ts'
import { type Office, openOffice, submission } from '../requests/testing/cases.ts'
import { APPEAL_RULINGS, type AppealRuling } from './appeal.ts'
import {
  answerRemedy,
  closeTable4,
  concludeAppeal,
  concludeRemedy,
  countTable4,
  receiveCopy,
  recordAppeal,
  recordRemedy,
  setRemedies,
} from './index.ts'
import { remediesView } from './presented.ts'
import type { Procedure, RemedyKind } from './remedy.ts'
import { answerBy, effectOf, irregularityOf } from './rules/index.ts'
import { isRulingOf } from './ruling.ts'
import { remediesToDo } from './to-do.ts'

let database: TestDatabase
let office: Office
let requestId: number
let serial = 0

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  const how = { channel: 'inPerson', receivedOn: day('2023-09-01') } as const
  const receipt = await office.as(office.officer, '2023-09-01', (ctx) =>
    registerRequest(ctx, submission(), how),
  )
  requestId = receipt.id
})
afterAll(() => database.drop())

const at = <T>(on: string, work: (ctx: Ctx) => Promise<T>) => office.as(office.officer, on, work)

/** A direct suit that was lost by the applicant in the first instance. */
async function suit(on: string): Promise<number> {
  serial += 1
  const id = await at(on, (ctx) =>
    recordRemedy(ctx, {
      requestId,
      kind: 'suitDirect',
      fileNumber: `（2024）示01行初${serial}号`,
      filedOn: day(on),
    }),
  )
  await at(on, (ctx) => concludeRemedy(ctx, id, { ruling: 'suitClaimDismissed', concludedOn: day(on) }))
  return id
}

async function appeal(remedyId: number, ruling: AppealRuling, on: string) {
  serial += 1
  const id = await at(on, (ctx) =>
    recordAppeal(ctx, remedyId, { fileNumber: `（2025）示行终${serial}号`, filedOn: day(on) }),
  )
  return at(on, (ctx) => concludeAppeal(ctx, id, { ruling, concludedOn: day(on) }))
}

const direct = async (year: number) => (await at('2026-01-05', (ctx) => countTable4(ctx, year))).suitDirect
const total = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0)

describe('国办公开办函〔2021〕30号，表四: a second instance', () => {
  it('changes result and year while no report has printed the year, and the remedy counts once', async () => {
    const before = [await direct(2024), await direct(2025)]
    const id = await suit('2024-06-03')
    expect(total(await direct(2024))).toBe(total(before[0] ?? {}) + 1)
    expect(await appeal(id, 'changedToAnnulled', '2025-02-05')).toEqual({ effect: 'changed' })
    const [in2024, in2025] = [await direct(2024), await direct(2025)]
    expect(in2024.pending).toBe((before[0]?.pending ?? 0) + 1)
    expect(in2025.overturned).toBe((before[1]?.overturned ?? 0) + 1)
    expect(in2024.upheld).toBe(before[0]?.upheld)
  })

  it('opens the suit again when it is sent back, until it is decided anew', async () => {
    const id = await suit('2024-07-01')
    expect(await appeal(id, 'remanded', '2024-09-02')).toEqual({ effect: 'reopened' })
    await expect(appeal(id, 'appealDismissed', '2024-09-03')).rejects.toThrow('请先登记一审结果')
    await at('2024-10-08', (ctx) =>
      concludeRemedy(ctx, id, { ruling: 'annulled', concludedOn: day('2024-10-08') }),
    )
    expect(await appeal(id, 'appealDismissed', '2024-12-02')).toEqual({ effect: 'changed' })
    const { list } = await at('2024-12-03', (ctx) => remediesView(ctx, requestId))
    const found = list.find((each) => each.id === id)
    expect(found).toMatchObject({ outcome: 'overturned', ruling: 'annulled', concludedOn: '2024-12-02' })
    expect(found?.appeals.map(({ label }) => label)).toEqual(['撤销原判，发回重审', '驳回上诉，维持原判'])
  })

  it('never changes a year that a published report has printed: it is kept beside', async () => {
    const id = await suit('2024-08-01')
    await at('2025-01-20', (ctx) => closeTable4(ctx, 2024))
    const printed = await direct(2024)
    expect(await appeal(id, 'changedToAnnulled', '2025-03-03')).toEqual({ effect: 'beside' })
    expect(await direct(2024)).toEqual(printed)
    const { list } = await at('2025-03-04', (ctx) => remediesView(ctx, requestId))
    expect(list.find((each) => each.id === id)).toMatchObject({
      outcome: 'upheld',
      concludedOn: '2024-08-01',
    })
  })

  it('is kept beside where local practice goes by the first instance', async () => {
    const id = await suit('2025-04-01')
    await at('2025-04-02', (ctx) => setRemedies(ctx, { secondInstance: 'first', version: 0 }))
    expect(await appeal(id, 'changedToAnnulled', '2025-05-06')).toEqual({ effect: 'beside' })
    const stale = at('2025-05-07', (ctx) => setRemedies(ctx, { secondInstance: 'final', version: 0 }))
    await expect(stale).rejects.toThrow('刚刚改过')
    await at('2025-05-07', (ctx) => setRemedies(ctx, { secondInstance: 'final', version: 1 }))
  })

  it.each([
    ['appealDismissed', 'final', [], 'changed'],
    ['remanded', 'final', [], 'reopened'],
    ['remanded', 'final', [2024], 'beside'],
    ['changedToAnnulled', 'final', [2023, 2025], 'changed'],
    ['changedToAnnulled', 'first', [], 'beside'],
  ] as const)('%s by practice %s with closed years %j: %s', (ruling, secondInstance, closedYears, effect) => {
    const stood = { concludedOn: day('2024-11-11') }
    expect(effectOf(ruling, stood, { secondInstance, closedYears })).toBe(effect)
  })

  it('ends only in words that a court can use', () => {
    for (const { makes } of Object.values(APPEAL_RULINGS)) {
      if (makes !== 'same' && makes !== 'open') expect(isRulingOf('suitDirect', makes)).toBe(true)
    }
  })

  it('refuses what cannot have happened (行政诉讼法第八十五条)', async () => {
    const id = await suit('2025-06-03')
    const filed = (filedOn: string, fileNumber = '（2025）示行终99号') =>
      at('2025-06-10', (ctx) => recordAppeal(ctx, id, { fileNumber, filedOn: day(filedOn) }))
    await expect(filed('2025-06-02')).rejects.toThrow('上诉之日')
    await expect(filed('2025-06-11')).rejects.toThrow(Refused)
    await expect(filed('2025-06-09', ' ')).rejects.toThrow('二审案号')
    await filed('2025-06-09')
    await expect(filed('2025-06-10', '（2025）示行终100号')).rejects.toThrow('二审尚未审结')
  })
})

describe('行政复议法第二十三条: a direct suit over a refusal', () => {
  const concludedOn = day('2024-03-01')
  it.each([
    ['refused.stateSecret', 'suitDirect', '2024-03-05', true],
    ['refused.deliberative', 'suitDirect', '2024-03-05', true],
    ['refused.administrativeQuery', 'suitDirect', '2024-03-05', false],
    ['unavailable.notHeld', 'suitDirect', '2024-03-05', false],
    ['granted', 'suitDirect', '2024-03-05', false],
    ['partlyGranted', 'suitDirect', '2024-03-05', false],
    ['refused.stateSecret', 'reconsideration', '2024-03-05', false],
    ['refused.stateSecret', 'suitAfterReconsideration', '2024-03-05', false],
    ['refused.stateSecret', 'suitDirect', '2024-02-05', false],
  ] as const)('%s, %s on %s: %s', (outcome, kind, filedOn, isIrregular) => {
    const found = irregularityOf(
      { kind, filedOn: day(filedOn) },
      { receivedOn: day('2024-02-01'), outcome, concludedOn },
    )
    expect(found !== null).toBe(isIrregular)
  })
  it('was regular before 2024', () => {
    const contested = {
      receivedOn: day('2023-02-01'),
      outcome: 'refused.stateSecret',
      concludedOn: day('2023-03-01'),
    } as const
    expect(irregularityOf({ kind: 'suitDirect', filedOn: day('2023-12-29') }, contested)).toBeNull()
    expect(irregularityOf({ kind: 'suitDirect', filedOn: day('2024-01-02') }, contested)).toContain(
      '第二十三条',
    )
  })
})

describe('行政诉讼法第四十五条: a suit after 复议', () => {
  it('is linked to the 复议 whose decision it contests', async () => {
    const reconsideration = async (no: number) => {
      const id = await at('2025-07-01', (ctx) =>
        recordRemedy(ctx, {
          requestId,
          kind: 'reconsideration',
          fileNumber: `示政复〔2025〕${no}号`,
          filedOn: day('2025-07-01'),
        }),
      )
      await at('2025-08-01', (ctx) =>
        concludeRemedy(ctx, id, { ruling: 'sustained', concludedOn: day('2025-08-01') }),
      )
      return id
    }
    const suitAfter = (basedOnId?: number, no = 1) =>
      at('2025-08-10', (ctx) =>
        recordRemedy(ctx, {
          requestId,
          kind: 'suitAfterReconsideration',
          fileNumber: `（2025）示02行初${no}号`,
          filedOn: day('2025-08-10'),
          basedOnId,
        }),
      )
    const first = await reconsideration(1)
    await suitAfter()
    const second = await reconsideration(2)
    await expect(suitAfter(undefined, 2)).rejects.toThrow('请选择不服的是哪一件')
    await expect(suitAfter(999, 2)).rejects.toThrow('请重新选择')
    await suitAfter(second, 2)
    const { list } = await at('2025-08-11', (ctx) => remediesView(ctx, requestId))
    const suits = list.filter(({ kind }) => kind === 'suitAfterReconsideration')
    expect(suits.map(({ basedOnId, basedOn }) => [basedOnId, basedOn])).toEqual([
      [first, '示政复〔2025〕1号'],
      [second, '示政复〔2025〕2号'],
    ])
  })
})

describe('行政复议法第四十八条、第五十四条、第八十八条；行政诉讼法第六十七条: the answer to the body that decides', () => {
  it.each([
    // 2025-09-25 is a Thursday; 28 September and 11 October are worked, 1 to 8 October are off.
    ['reconsideration', 'ordinary', '2025-09-25', '2025-10-15'],
    ['reconsideration', 'simplified', '2025-09-25', '2025-10-09'],
    // The fifteenth day, 4 October, is off: the next working day.
    ['suitDirect', 'ordinary', '2025-09-19', '2025-10-09'],
    ['suitAfterReconsideration', 'ordinary', '2025-09-01', '2025-09-16'],
  ] as const)('%s, %s, copy on %s: by %s', (kind, procedure, copy, last) => {
    const remedy = { kind: kind as RemedyKind, procedure: procedure as Procedure, copyReceivedOn: day(copy) }
    expect(answerBy(remedy, nationalCalendar)?.day).toBe(last)
  })

  it('stands in the to-do until it is handed in, late or not', async () => {
    const id = await at('2025-09-20', (ctx) =>
      recordRemedy(ctx, {
        requestId,
        kind: 'reconsideration',
        fileNumber: '示政复〔2025〕7号',
        filedOn: day('2025-09-20'),
      }),
    )
    const copy = (on: string) =>
      at('2025-09-25', (ctx) => receiveCopy(ctx, id, { on: day(on), procedure: 'ordinary' }))
    await expect(at('2025-09-25', (ctx) => answerRemedy(ctx, id, { on: day('2025-09-25') }))).rejects.toThrow(
      '请先登记收到副本之日',
    )
    await expect(copy('2025-09-19')).rejects.toThrow('收到副本之日应在')
    expect(await at('2025-09-25', (ctx) => remediesToDo(ctx))).toEqual([])
    await copy('2025-09-25')
    const [todo] = await at('2025-10-17', (ctx) => remediesToDo(ctx))
    expect(todo).toMatchObject({ about: '示政复〔2025〕7号', due: { day: '2025-10-15', daysLeft: -2 } })
    await at('2025-10-17', (ctx) => answerRemedy(ctx, id, { on: day('2025-10-17') }))
    expect(await at('2025-10-17', (ctx) => remediesToDo(ctx))).toEqual([])
    await expect(copy('2025-09-25')).rejects.toThrow('已于2025-10-17提交答复')
  })
})
