import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Ctx } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { NotFound } from '../../lib/refusal.ts'
import { nationalCalendar } from '../calendar/index.ts'
import { readLetter } from '../letters/index.ts'
import {
  approveReply,
  countTable3,
  findRequest,
  proposeReply,
  registerRequest,
  serveRequest,
} from '../requests/index.ts'
import { type Office, openOffice, PERSONAL, submission } from '../requests/testing/cases.ts'
import { writeRenewed } from './actions/write-renewed.ts'
import {
  approveRenewed,
  concludeRemedy,
  countTable4,
  destroyRemedyText,
  listRemedies,
  openRenewed,
  proposeRenewed,
  recordRemedy,
  remediesInTheWay,
  remindRenewed,
  sendBackRenewed,
  serveRenewed,
} from './index.ts'
import { remediesView } from './presented.ts'
import { loadRenewed } from './queries/index.ts'
import { listRenewedReminders, putAwayRenewedReminders } from './reminders.ts'
import type { RenewedPeriod } from './renewed.ts'
import { dueOf, whyNotOpenRenewed } from './rules/index.ts'
import type { Ruling } from './ruling.ts'
import { remediesToDo } from './to-do.ts'

let database: TestDatabase
let office: Office
let other: Office
let requestId: number
let remedyId: number
let renewedId: number

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  other = await openOffice(database, await buildOrgan(database, '011158672', 'two.localhost'))
  const { officer, head, as } = office
  const how = { channel: 'inPerson', receivedOn: day('2024-03-01') } as const
  requestId = (await as(officer, '2024-03-01', (ctx) => registerRequest(ctx, submission(), how))).id
  const reply = {
    outcome: 'refused.deliberative',
    content: '不予公开。',
    ground: '属于内部讨论记录',
  } as const
  await as(officer, '2024-03-11', (ctx) => proposeReply(ctx, requestId, reply))
  await as(head, '2024-03-12', (ctx) => approveReply(ctx, requestId, { opinion: '同意' }))
  await as(officer, '2024-03-13', (ctx) =>
    serveRequest(ctx, requestId, { serveBy: 'post', on: day('2024-03-13') }),
  )
  remedyId = await as(officer, '2024-04-01', (ctx) =>
    recordRemedy(ctx, {
      requestId,
      kind: 'reconsideration',
      fileNumber: '示政复〔2024〕1号',
      filedOn: day('2024-04-01'),
    }),
  )
})
afterAll(() => database.drop())

const at = <T>(on: string, work: (ctx: Ctx) => Promise<T>) => office.as(office.officer, on, work)
const order = (on: string, period: RenewedPeriod, of = office) =>
  of.as(of.officer, on, (ctx) =>
    openRenewed(ctx, remedyId, {
      orderedOn: day(on),
      period,
      officerId: of.officer.kind === 'person' ? of.officer.id : 0,
    }),
  )
const answer = { outcome: 'granted', content: '现提供会议纪要的结论部分。', ground: '' } as const
const propose = (on: string, reply: Parameters<typeof proposeRenewed>[2] = answer) =>
  at(on, (ctx) => proposeRenewed(ctx, renewedId, reply))

describe('行政复议法第六十四条、行政诉讼法第七十条: a new answer that a ruling orders', () => {
  it.each([
    // 2024-05-01 to 05 are off, 11 May is worked.
    [{ workingDays: 10 }, '2024-04-26', '2024-05-13'],
    [{ workingDays: 1 }, '2024-04-30', '2024-05-06'],
    [{ until: day('2024-05-04') }, '2024-04-26', '2024-05-04'],
  ])('%j from %s: due on %s', (period, orderedOn, due) => {
    expect(dueOf({ orderedOn: day(orderedOn), period }, nationalCalendar).dueOn).toBe(due)
  })

  it('needs a ruling that orders it, once, with a period and an officer', async () => {
    await expect(order('2024-04-25', { workingDays: 20 })).rejects.toThrow('尚未审结')
    await at('2024-04-25', (ctx) =>
      concludeRemedy(ctx, remedyId, { ruling: 'annulled', concludedOn: day('2024-04-25') }),
    )
    await expect(order('2024-04-24', { workingDays: 20 })).rejects.toThrow('送达之日应在')
    await expect(order('2024-04-26', { workingDays: 0 })).rejects.toThrow('工作日')
    await expect(order('2024-04-26', { until: day('2024-04-01') })).rejects.toThrow('最后一日')
    await expect(order('2024-04-26', { workingDays: 20 }, other)).rejects.toThrow(NotFound)
    const { head } = office
    const byHead = at('2024-04-26', (ctx) =>
      openRenewed(ctx, remedyId, {
        orderedOn: day('2024-04-26'),
        period: { workingDays: 10 },
        officerId: head.kind === 'person' ? head.id : 0,
      }),
    )
    await expect(byHead).rejects.toThrow('不是依申请公开经办人')
    renewedId = await order('2024-04-26', { workingDays: 10 })
    await expect(order('2024-04-26', { workingDays: 10 })).rejects.toThrow('不再重复')
    expect(await at('2024-04-29', (ctx) => remediesToDo(ctx))).toMatchObject([
      { kind: 'renewed', requestId, what: '重新答复', due: { day: '2024-05-13' } },
    ])
    expect(await at('2024-04-29', (ctx) => remediesInTheWay(ctx, requestId))).toEqual([
      { state: 'concluded' },
      { state: 'renewing' },
    ])
  })

  it('is reminded of 5, 2 and 1 working days before, and after, each once, until it is put away', async () => {
    const steps = async (on: string) => (await at(on, listRenewedReminders)).map(({ step }) => step)
    // Due on Monday 13 May; 11 May is worked, 12 May is off.
    expect(await at('2024-04-30', remindRenewed)).toBe(0)
    expect(await at('2024-05-07', remindRenewed)).toBe(1)
    expect(await at('2024-05-07', remindRenewed)).toBe(0)
    expect(await steps('2024-05-07')).toEqual([5])
    expect(await at('2024-05-12', remindRenewed)).toBe(0)
    // The head too.
    expect(await at('2024-05-11', remindRenewed)).toBe(2)
    expect(await steps('2024-05-11')).toEqual([1])
    await at('2024-05-11', (ctx) => putAwayRenewedReminders(ctx, renewedId))
    expect(await steps('2024-05-11')).toEqual([])
    expect(await at('2024-05-14', remindRenewed)).toBe(2)
    expect(await steps('2024-05-14')).toEqual([0])
    expect(await other.as(other.officer, '2024-05-14', listRenewedReminders)).toEqual([])
  })

  it('names each part withheld of a partial one (条例第三十七条)', async () => {
    const partly = { outcome: 'partlyGranted', content: '现提供其余部分。', ground: '' } as const
    await expect(propose('2024-05-06', partly)).rejects.toThrow('逐项填写')
    const withheld = [{ part: '第三页', basis: 'refused.deliberative', reason: '属于讨论记录' } as const]
    const html = await at('2024-05-06', async (ctx) => {
      const renewed = await loadRenewed(ctx, renewedId, 'read only')
      const letter = await writeRenewed(ctx, renewed, { ...partly, withheld })
      return (await readLetter(ctx, letter.id)).html
    })
    for (const each of ['第三页', '第十六条', '属于讨论记录', '示政复〔2024〕1号'])
      expect(html).toContain(each)
  })

  it('can follow one’s own withdrawal of the answer, but no ruling that upheld it', async () => {
    const [remedy] = await at('2024-04-29', (ctx) => listRemedies(ctx, requestId))
    if (remedy?.state !== 'concluded') throw new Error('it was concluded above')
    const ended = (ruling: Ruling) => whyNotOpenRenewed({ ...remedy, outcome: 'other', ruling }, null)
    expect(ended('withdrawn')).toBeNull()
    expect(ended('terminated')).toBeNull()
    expect(ended('suitRejected')?.code).toBe('nothing-ordered')
  })

  it('is proposed by one and approved by another, as a letter of its own (条例第十七条)', async () => {
    await expect(propose('2024-05-06', { ...answer, content: ' ' })).rejects.toThrow('答复内容')
    await expect(
      propose('2024-05-06', { outcome: 'refused.deliberative', content: '不予公开', ground: '' }),
    ).rejects.toThrow('请说明理由')
    await propose('2024-05-06')
    await expect(propose('2024-05-06')).rejects.toThrow('已送审')
    await expect(at('2024-05-07', (ctx) => approveRenewed(ctx, renewedId))).rejects.toThrow('拟稿人不能审批')
    await office.as(office.head, '2024-05-07', (ctx) =>
      sendBackRenewed(ctx, renewedId, { reason: '请补充附件' }),
    )
    await expect(
      office.as(office.head, '2024-05-07', (ctx) => approveRenewed(ctx, renewedId)),
    ).rejects.toThrow('没有送审')
    await propose('2024-05-08')
    const { letterId } = await office.as(office.head, '2024-05-09', (ctx) => approveRenewed(ctx, renewedId))
    const { html, subject } = await at('2024-05-09', (ctx) => readLetter(ctx, letterId))
    expect(subject).toEqual({ kind: 'request', id: requestId })
    for (const each of ['示政复〔2024〕1号', '现提供会议纪要', PERSONAL.name, '行政复议'])
      expect(html).toContain(each)
    expect(await at('2024-05-09', (ctx) => remediesToDo(ctx))).toEqual([])
  })

  it('is served, and leaves the case and its cell of table 3 as they were', async () => {
    const before = await at('2024-05-10', (ctx) => findRequest(ctx, requestId))
    const table = await at('2024-05-10', (ctx) => countTable3(ctx, 2024))
    const serve = (on: string) =>
      at('2024-05-10', (ctx) => serveRenewed(ctx, renewedId, { on: day(on), serveBy: 'post' }))
    await expect(serve('2024-05-08')).rejects.toThrow('送达之日应在')
    await serve('2024-05-10')
    await expect(serve('2024-05-10')).rejects.toThrow('已于2024-05-10送达')
    const after = await at('2024-05-10', (ctx) => findRequest(ctx, requestId))
    expect(after.request).toEqual(before.request)
    expect(after.acts).toEqual(before.acts)
    expect(after.request.outcome).toBe('refused.deliberative')
    expect(await at('2024-05-10', (ctx) => countTable3(ctx, 2024))).toEqual(table)
    const { list } = await at('2024-05-10', (ctx) => remediesView(ctx, requestId))
    expect(list[0]?.renewed).toMatchObject({
      state: 'served',
      outcomeWords: '予以公开',
      proposedByName: '经办人甲',
      approvedByName: '负责人乙',
    })
  })

  it('loses its text with the case that is destroyed, and no figure', async () => {
    const counts = await at('2024-05-13', (ctx) => countTable4(ctx, 2024))
    await at('2024-05-13', (ctx) => destroyRemedyText(ctx, requestId))
    const [remedy] = await at('2024-05-13', (ctx) => listRemedies(ctx, requestId))
    expect(remedy).toMatchObject({ state: 'concluded', ruling: 'annulled', outcome: 'overturned' })
    expect(remedy?.fileNumber).toBe(`（已按规定销毁）${remedyId}`)
    const { list } = await at('2024-05-13', (ctx) => remediesView(ctx, requestId))
    expect(list[0]?.renewed).toMatchObject({ state: 'served', outcomeWords: '予以公开', proposal: null })
    expect(await at('2024-05-13', (ctx) => countTable4(ctx, 2024))).toEqual(counts)
  })
})
