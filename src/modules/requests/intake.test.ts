import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Ctx, OrganId } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { connectionOf } from '../../lib/db.ts'
import { publishDocument } from '../documents/index.ts'
import { openOffice as openPublishing } from '../documents/testing/office.ts'
import { classifyApplicant } from './actions/classify-applicant.ts'
import { heldFileWork, holdFile } from './actions/hold-file.ts'
import { linkRequests, unlinkRequests } from './actions/link-requests.ts'
import { readIntakeFile } from './actions/read-intake-file.ts'
import { readOralRecord } from './actions/read-oral-record.ts'
import { registerRequest } from './actions/register-request.ts'
import { approveJointly, proposeJointly } from './actions/reply-jointly.ts'
import { setIntake } from './actions/set-intake.ts'
import { splitRequest } from './actions/split-request.ts'
import { submitRequest } from './actions/submit-request.ts'
import { findSimilar } from './queries/find-similar.ts'
import { findHeldFile, HELD_HOURS } from './queries/held-files.ts'
import { countTable3, findRequest, trackRequest } from './queries/index.ts'
import { listUnconfirmed } from './queries/list-unconfirmed.ts'
import { viewIntake } from './queries/view-intake.ts'
import { type Office, openOffice, PERSONAL, submission, VISITOR } from './testing/cases.ts'

const DAY = '2024-09-04'
let database: TestDatabase
let office: Office
let organId: OrganId
let owner: pg.Client

beforeAll(async () => {
  database = await freshDatabase()
  owner = new pg.Client(connectionOf(database.ownerUrl))
  await owner.connect()
  organId = await buildOrgan(database, '011158671', 'one.localhost')
  office = await openOffice(database, organId)
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const asOfficer = <T>(work: (ctx: Ctx) => Promise<T>, on = DAY) => office.as(office.officer, on, work)
const asVisitor = <T>(work: (ctx: Ctx) => Promise<T>, on = DAY) => office.as(VISITOR, on, work)
const inPerson = { channel: 'inPerson', receivedOn: day(DAY) } as const
const registered = (changes: Parameters<typeof submission>[0] = {}) =>
  asOfficer((ctx) => registerRequest(ctx, submission(changes), inPerson))
const codesOf = async (work: Promise<unknown>) => {
  const failure = await work.then(
    () => null,
    (thrown: { refusals?: { code: string }[] }) => thrown,
  )
  return failure?.refusals?.map(({ code }) => code) ?? []
}
const PDF = {
  purpose: 'scan',
  name: '申请书.pdf',
  mediaType: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7 甲'),
} as const

describe('条例第二十九条: files of an intake', () => {
  it('are held under a token, kept under the key of the case, and reading them is recorded', async () => {
    const token = await asOfficer((ctx) => holdFile(ctx, PDF))
    expect(await asOfficer((ctx) => findHeldFile(ctx, token))).toEqual({
      purpose: 'scan',
      name: '申请书.pdf',
      size: 12,
    })
    const { id } = await asOfficer((ctx) =>
      registerRequest(ctx, submission(), { ...inPerson, files: [token] }),
    )
    expect(Buffer.from((await asOfficer((ctx) => readIntakeFile(ctx, id, 1))).bytes).toString()).toBe(
      '%PDF-1.7 甲',
    )
    const { files } = await asOfficer((ctx) => viewIntake(ctx, id))
    expect(files).toEqual([
      { no: 1, purpose: 'scan', mediaType: 'application/pdf', size: 12, name: '申请书.pdf' },
    ])
  })

  it('wait for some hours and no longer', async () => {
    const token = await asOfficer((ctx) => holdFile(ctx, PDF))
    const laterOn = (ctx: Ctx) => ({
      ...ctx,
      now: new Date(ctx.now.getTime() + (HELD_HOURS + 1) * 3_600_000),
    })
    expect(await asOfficer((ctx) => findHeldFile(laterOn(ctx), token))).toBeNull()
    const late = asOfficer((ctx) =>
      registerRequest(laterOn(ctx), submission(), { ...inPerson, files: [token] }),
    )
    expect(await codesOf(late)).toEqual(['file-expired'])
    const held = async () => Number((await owner.query('select count(*) from held_file')).rows[0].count)
    expect(await held()).toBeGreaterThan(0)
    await asOfficer((ctx) => heldFileWork.run(ctx))
    expect(await held()).toBeGreaterThan(0)
    await asOfficer((ctx) => heldFileWork.run(laterOn(ctx)))
    expect(await held()).toBe(0)
  })
})

describe('条例第二十九条: an oral request', () => {
  it('is registered only at the counter and after it was read back', async () => {
    const oral = (how: object) =>
      asOfficer((ctx) => registerRequest(ctx, submission(), { ...inPerson, ...how }))
    expect(await codesOf(oral({ oral: 'written' }))).toEqual(['not-read-back'])
    expect(await codesOf(oral({ oral: 'readBack', channel: 'fax' }))).toEqual(['oral-elsewhere'])
    const { id } = await oral({ oral: 'readBack' })
    const page = await asOfficer((ctx) => readOralRecord(ctx, id))
    for (const words of [
      '口头申请笔录',
      PERSONAL.name,
      PERSONAL.idDocument,
      '2023年度道路养护招标文件',
      '捺印',
    ]) {
      expect(page).toContain(words)
    }
    const { id: written } = await registered()
    await expect(asOfficer((ctx) => readOralRecord(ctx, written))).rejects.toThrow('没有找到口头申请笔录')
  })
})

describe('国办公开办函〔2021〕30号: the kind of applicant', () => {
  it('is corrected with a reason and counted so; the intake stays', async () => {
    const { id } = await registered()
    const given = { applicantKind: 'business', reason: '' } as const
    expect(await codesOf(asOfficer((ctx) => classifyApplicant(ctx, id, given)))).toEqual(['reason-missing'])
    const before = (await asOfficer((ctx) => countTable3(ctx, 2024))).received
    await asOfficer((ctx) => classifyApplicant(ctx, id, { ...given, reason: '以公司名义申请，盖有公章' }))
    const after = (await asOfficer((ctx) => countTable3(ctx, 2024))).received
    expect([after.naturalPerson - before.naturalPerson, after.business - before.business]).toEqual([-1, 1])
  })
})

describe('一事一申请', () => {
  const TWO = [{ information: '2022年度同类文件', description: '' }]

  it('makes cases with numbers of their own, each counted and each told, that one code opens', async () => {
    const { id, receiptNumber, queryCode, caseNumber } = await registered({ moreItems: TWO })
    const file = await asOfficer((ctx) => findRequest(ctx, id))
    expect(file.request.information).toBe('1．2023年度道路养护招标文件\n2．2022年度同类文件')
    const before = (await asOfficer((ctx) => countTable3(ctx, 2024))).received.naturalPerson
    const parts = ['2023年度道路养护招标文件', '2022年度同类文件']
    const [made] = await asOfficer((ctx) => splitRequest(ctx, id, { parts }))
    expect((await asOfficer((ctx) => countTable3(ctx, 2024))).received.naturalPerson).toBe(before + 1)
    expect(made?.caseNumber).not.toBe(caseNumber)
    const other = await asOfficer((ctx) => findRequest(ctx, made?.id ?? 0))
    expect(other.request).toMatchObject({ information: parts[1], receivedOn: DAY, dueOn: file.request.dueOn })
    expect(other.letters.map(({ kind }) => kind)).toEqual(['receipt'])
    const track = (number: string) => asVisitor((ctx) => trackRequest(ctx, { number, queryCode }))
    expect((await track(receiptNumber))?.others).toEqual([
      { number: made?.caseNumber, information: parts[1] },
    ])
    expect((await track(made?.caseNumber ?? ''))?.others).toEqual([
      { number: caseNumber, information: parts[0] },
    ])
  })

  it('is not done once the case is under way, nor of one thing', async () => {
    const { id } = await registered()
    expect(await codesOf(asOfficer((ctx) => splitRequest(ctx, id, { parts: ['一件'] })))).toEqual([
      'parts-missing',
    ])
    const other = await registered()
    await asOfficer((ctx) => linkRequests(ctx, id, { to: other.receiptNumber }))
    const late = asOfficer((ctx) => splitRequest(ctx, id, { parts: ['一件', '两件'] }))
    expect(await codesOf(late)).toEqual(['split-too-late'])
  })

  it('leaves one receipt for one submission, however often it is sent', async () => {
    const sent = submission({ moreItems: TWO })
    const { id, receiptNumber } = await asOfficer((ctx) => registerRequest(ctx, sent, inPerson))
    await asOfficer((ctx) => splitRequest(ctx, id, { parts: ['甲', '乙'] }))
    const again = await asOfficer((ctx) => registerRequest(ctx, sent, inPerson))
    expect(again).toMatchObject({ id, receiptNumber })
  })
})

describe('并案: linked cases', () => {
  it('are answered together, one letter and one cell for each', async () => {
    const one = await registered()
    const two = await registered({
      applicantKind: 'business',
      applicant: { ...PERSONAL, organisationCode: '91420600MA4870000X' },
    })
    const three = await registered()
    const link = (id: number, to: string) => asOfficer((ctx) => linkRequests(ctx, id, { to }))
    await link(one.id, two.caseNumber ?? '')
    await link(two.id, three.receiptNumber)
    expect(await codesOf(link(one.id, two.receiptNumber))).toEqual(['already-linked'])
    expect(await codesOf(link(one.id, one.receiptNumber))).toEqual(['same-case'])
    expect(await codesOf(link(one.id, '〔1999〕1号'))).toEqual(['no-such-case'])
    const sheet = await asOfficer((ctx) => viewIntake(ctx, one.id))
    expect(sheet.linked.map(({ id, direct }) => [id, direct])).toEqual([
      [two.id, true],
      [three.id, false],
    ])
    const before = (await asOfficer((ctx) => countTable3(ctx, 2024))).outcomes.granted
    const reply = { outcome: 'granted', content: '详见附件。', ground: '' } as const
    expect(await asOfficer((ctx) => proposeJointly(ctx, one.id, reply))).toEqual({ count: 3 })
    const approved = await office.as(office.head, DAY, (ctx) =>
      approveJointly(ctx, two.id, { opinion: '同意' }),
    )
    expect(approved).toEqual({ count: 3 })
    const after = (await asOfficer((ctx) => countTable3(ctx, 2024))).outcomes.granted
    expect([after.naturalPerson - before.naturalPerson, after.business - before.business]).toEqual([2, 1])
    for (const { id } of [one, two, three]) {
      const { letters } = await asOfficer((ctx) => findRequest(ctx, id))
      expect(letters.map(({ kind }) => kind)).toContain('reply')
    }
  })

  it('are let go of each other again', async () => {
    const one = await registered()
    const two = await registered()
    await asOfficer((ctx) => linkRequests(ctx, one.id, { to: two.receiptNumber }))
    await asOfficer((ctx) => unlinkRequests(ctx, two.id, { to: one.id }))
    expect((await asOfficer((ctx) => viewIntake(ctx, one.id))).linked).toEqual([])
    const alone = asOfficer((ctx) =>
      proposeJointly(ctx, one.id, { outcome: 'granted', content: '见附件', ground: '' }),
    )
    expect(await codesOf(alone)).toEqual(['not-linked'])
  })
})

describe('条例第三十一条: what nobody confirms', () => {
  it('raises an alarm after one working day, until it is confirmed', async () => {
    // Friday; Monday is the first working day after it.
    const { id } = await asVisitor((ctx) => submitRequest(ctx, submission()), '2024-11-01')
    const alarms = (on: string) =>
      asOfficer(async (ctx) => (await listUnconfirmed(ctx)).filter((each) => each.id === id), on)
    expect(await alarms('2024-11-04')).toEqual([])
    expect((await alarms('2024-11-05')).map(({ why }) => why.article)).toEqual(['条例第三十一条'])
  })

  it('is confirmed at once where the organ declares so, and the sender did the piece of work', async () => {
    const system = { kind: 'person', id: 1, name: '系统管理员', roles: ['systemAdministrator'] } as const
    await office.as(system, DAY, (ctx) => setIntake(ctx, { confirmAtOnce: true, version: 0 }))
    const stale = office.as(system, DAY, (ctx) => setIntake(ctx, { confirmAtOnce: false, version: 0 }))
    expect(await codesOf(stale)).toEqual(['stale'])
    const proved = await asVisitor((ctx) => submitRequest(ctx, submission(), { isProved: true }))
    expect(proved.caseNumber).toMatch(/^〔2024〕/)
    const file = await asOfficer((ctx) => findRequest(ctx, proved.id))
    expect(file.request).toMatchObject({ receivedOn: DAY, stage: 'processing' })
    const unproved = await asVisitor((ctx) => submitRequest(ctx, submission()))
    expect(unproved.caseNumber).toBeNull()
  })
})

it('条例第三十六条: shows earlier requests for the same', async () => {
  const information = '滨江大道改造工程施工图审查意见'
  const { id: earlier } = await registered({ information })
  const { id } = await registered({ information: '请公开滨江大道改造工程的施工图审查意见' })
  const { cases } = await asOfficer((ctx) => findSimilar(ctx, id))
  expect(cases.map((each) => each.id)).toEqual([earlier])
})

it('条例第三十六条: shows what is public already, by its title among all there are', async () => {
  const publishing = await openPublishing(database, organId)
  const title = '滨江大道改造工程施工图审查意见公告'
  const id = await publishing.draft({ title })
  await publishing.approve(id)
  await publishing.as('publisher', (ctx) => publishDocument(ctx, id))
  const asked = await registered({ information: '请公开滨江大道改造工程的施工图审查意见' })
  const { documents } = await asOfficer((ctx) => findSimilar(ctx, asked.id))
  expect(documents).toMatchObject([{ id, title, publishedOn: '2025-01-14' }])
})
