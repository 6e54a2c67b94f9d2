import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Actor } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { NotFound, Refused } from '../../lib/refusal.ts'
import { addPerson, setUnit } from '../accounts/index.ts'
import { readLetter } from '../letters/index.ts'
import { addUnit } from '../organs/index.ts'
import {
  addCaseFile,
  addUnitFile,
  answerAsUnit,
  approveReply,
  archiveRequest,
  askReason,
  assignUnit,
  confirmReceipt,
  countTable3,
  decideRectification,
  delayRequest,
  disposeReplyFinding,
  extendRequest,
  findRequest,
  findUnitCase,
  listIrregularActs,
  listUnitCases,
  notifyOverride,
  openUnitFile,
  proposeExtension,
  proposeReply,
  readRectification,
  readTrackedFile,
  receiveRectification,
  recordConsultationAnswer,
  recordPastAct,
  recordReason,
  returnFromUnit,
  screenReply,
  sealReply,
  sendBackReply,
  sendConsultation,
  serveRectification,
  serveRequest,
  setReplySetting,
  signReply,
  submitRequest,
  trackRequest,
  urgeUnit,
} from './index.ts'
import { loadCase } from './queries/load-case.ts'
import { type Office, openOffice, submission, VISITOR } from './testing/cases.ts'

let database: TestDatabase
let office: Office
let unit: { id: number; member: Actor; outsider: Actor }
let legal: Actor
let leader: Actor

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  const person = async (login: string, role: 'unitOfficer' | 'replyApprover'): Promise<Actor> => {
    const id = await office.as({ kind: 'system', name: '安装' }, '2024-01-02', (ctx) =>
      addPerson(ctx, { login, name: login, password: 'a long enough phrase', roles: [role] }),
    )
    return { kind: 'person', id, name: login, roles: [role] }
  }
  legal = await person('legal', 'replyApprover')
  leader = await person('leader', 'replyApprover')
  const member = await person('member', 'unitOfficer')
  const outsider = await person('outsider', 'unitOfficer')
  const id = await office.as(office.head, '2024-01-02', async (ctx) => {
    const { id: unitId } = await addUnit(ctx, { name: '工程建设科' })
    const { id: otherId } = await addUnit(ctx, { name: '政策法规科' })
    await setUnit(ctx, idOf(member), { unitId, version: 1 })
    await setUnit(ctx, idOf(outsider), { unitId: otherId, version: 1 })
    return unitId
  })
  unit = { id, member, outsider }
})
afterAll(() => database.drop())

const idOf = (actor: Actor) => (actor.kind === 'person' ? actor.id : 0)
const officer = <T>(today: string, work: Parameters<typeof office.as<T>>[2]) =>
  office.as(office.officer, today, work)
const head = <T>(today: string, work: Parameters<typeof office.as<T>>[2]) =>
  office.as(office.head, today, work)

/** A case that was received on this day; its period of 20 working days runs. */
async function received(today: string) {
  const receipt = await office.as(VISITOR, today, (ctx) => submitRequest(ctx, submission()))
  await officer(today, (ctx) => confirmReceipt(ctx, receipt.id, { receivedOn: day(today) }))
  return receipt
}

const dueOf = (id: number, today: string) =>
  officer(today, async (ctx) => (await loadCase(ctx, id, 'read only')).row.dueOn)

async function refusalOf(work: Promise<unknown>): Promise<{ code: string; article: string | null }> {
  const failure = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(failure instanceof Refused)) throw failure ?? new Error('it was not refused')
  const [first] = failure.refusals
  return { code: first?.code ?? '', article: first?.article ?? null }
}

const GRANTED = { outcome: 'granted', content: '详见附件。', ground: '' } as const
const PDF = { name: '答复书.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 sealed') }

/** The row of the case says what folding its acts says. */
async function expectRowToFold(id: number, today: string): Promise<void> {
  await officer(today, async (ctx) => {
    const { row, state } = await loadCase(ctx, id, 'read only')
    const { proposal: _, matters: __, ...columns } = state
    expect(row).toMatchObject(columns)
  })
}

describe('交办科室', () => {
  it('changes nothing about the legal clock, and shows the unit the request but not the applicant', async () => {
    const { id } = await received('2024-06-12')
    const before = await dueOf(id, '2024-06-13')
    const given = { unitId: unit.id, answerBy: day('2024-06-20'), note: '请查2023年档案' }
    await officer('2024-06-13', (ctx) => assignUnit(ctx, id, given))
    await officer('2024-06-21', (ctx) => urgeUnit(ctx, id, { note: '已过内部期限' }))
    expect(await dueOf(id, '2024-06-21')).toBe(before)
    await expectRowToFold(id, '2024-06-21')

    const seen = await office.as(unit.member, '2024-06-21', (ctx) => findUnitCase(ctx, id))
    expect(seen.unit).toMatchObject({ answerBy: '2024-06-20', urged: 1, state: 'asked' })
    expect(JSON.stringify(seen)).not.toContain('欧阳')
    await expect(office.as(unit.outsider, '2024-06-21', (ctx) => findUnitCase(ctx, id))).rejects.toThrow(
      NotFound,
    )
    const rows = (who: Actor) => office.as(who, '2024-06-21', async (ctx) => (await listUnitCases(ctx)).rows)
    expect(await rows(unit.outsider)).toEqual([])
    expect((await rows(unit.member)).map((row) => [row.id, row.answerBy])).toEqual([[id, '2024-06-20']])

    const file = { name: '目录.txt', type: 'text/plain', bytes: Buffer.from('目录'), text: '目录' }
    const { no } = await office.as(unit.member, '2024-06-24', (ctx) => addUnitFile(ctx, id, file))
    await office.as(unit.member, '2024-06-24', (ctx) =>
      answerAsUnit(ctx, id, { text: '可以公开', files: [no] }),
    )
    const opened = await office.as(unit.member, '2024-06-24', (ctx) => openUnitFile(ctx, id, no))
    expect(Buffer.from(opened.bytes).toString()).toBe('目录')
    const view = await officer('2024-06-24', (ctx) => findRequest(ctx, id))
    expect(view.matters.unit?.state).toBe('answered')
    expect(view.request.unitAnswerBy).toBeNull()
    await expectRowToFold(id, '2024-06-24')
    const twice = office.as(unit.member, '2024-06-24', (ctx) =>
      returnFromUnit(ctx, id, { reason: '不属于本科室' }),
    )
    expect((await refusalOf(twice)).code).toBe('unit-not-asked')
  })
})

describe('条例第三十五条', () => {
  it('lets nobody refuse as excessive without having asked for reasons, and asking does not stop the clock', async () => {
    const { id } = await received('2024-06-12')
    const reply = { outcome: 'notProcessed.excessive', content: '不予处理。', ground: '数量过多' } as const
    const propose = (today: string) => officer(today, (ctx) => proposeReply(ctx, id, reply))
    expect(await refusalOf(propose('2024-06-13'))).toEqual({
      code: 'reason-not-asked',
      article: '条例第三十五条',
    })
    const before = await dueOf(id, '2024-06-13')
    const { letterId } = await officer('2024-06-13', (ctx) =>
      askReason(ctx, id, { facts: '一周内提交45件', until: day('2024-06-20') }),
    )
    expect(await dueOf(id, '2024-06-13')).toBe(before)
    const { html } = await officer('2024-06-13', (ctx) => readLetter(ctx, letterId))
    expect(html).toContain('第三十五条')
    expect(html).toContain('一周内提交45件')
    expect((await refusalOf(propose('2024-06-20'))).code).toBe('reason-in-time')
    const given = { on: day('2024-06-19'), verdict: 'reasonable', note: '研究需要' } as const
    await officer('2024-06-20', (ctx) => recordReason(ctx, id, given))
    expect((await refusalOf(propose('2024-06-21'))).code).toBe('reason-reasonable')
  })

  it('moves the due date to the reasonable later day, once, on a working day after it', async () => {
    const { id } = await received('2024-06-12')
    const delay = (until: string, today = '2024-06-20') =>
      officer(today, (ctx) => delayRequest(ctx, id, { until: day(until), reason: '需查阅纸质档案' }))
    expect((await refusalOf(delay('2024-09-02'))).code).toBe('reason-not-reasonable')
    await officer('2024-06-13', (ctx) => askReason(ctx, id, { facts: '45件', until: day('2024-06-20') }))
    const given = { on: day('2024-06-19'), verdict: 'reasonable', note: '研究需要' } as const
    await officer('2024-06-19', (ctx) => recordReason(ctx, id, given))
    expect((await refusalOf(delay('2024-08-31'))).code).toBe('delay-day-off')
    expect((await refusalOf(delay('2024-06-28'))).code).toBe('delay-too-short')
    await delay('2024-09-02')
    expect(await dueOf(id, '2024-06-20')).toBe('2024-09-02')
    await expectRowToFold(id, '2024-06-20')
    expect(await refusalOf(delay('2024-09-30'))).toEqual({ code: 'delayed-twice', article: '条例第三十五条' })
    const { clock } = await officer('2024-06-20', (ctx) => findRequest(ctx, id))
    expect(clock?.originalDueOn).toBe('2024-07-10')
    expect(clock?.ledger.at(-1)).toMatchObject({ to: '2024-09-02', article: '条例第三十五条' })
  })
})

describe('条例第三十二条', () => {
  it('discloses against a third party only after telling it in writing that the public interest prevails', async () => {
    const { id } = await received('2024-06-12')
    const party = 'third-party:某某公司'
    await officer('2024-06-13', (ctx) => sendConsultation(ctx, id, { party, matter: '中标文件' }))
    const answer = {
      what: 'answered',
      on: day('2024-06-20'),
      party,
      opinion: 'refuses',
      note: '涉及商业秘密',
    } as const
    await officer('2024-06-20', (ctx) => recordConsultationAnswer(ctx, id, answer))
    const propose = () => officer('2024-06-21', (ctx) => proposeReply(ctx, id, GRANTED))
    expect(await refusalOf(propose())).toEqual({ code: 'third-party-refused', article: '条例第三十二条' })
    const { letterId } = await officer('2024-06-21', (ctx) =>
      notifyOverride(ctx, id, { party, information: '中标价格', reason: '涉及公共资金的使用' }),
    )
    const { html } = await officer('2024-06-21', (ctx) => readLetter(ctx, letterId))
    expect(html).toContain('某某公司')
    expect(html).not.toContain('欧阳')
    await propose()
  })

  it('counts the 15 working days from the day the third party received the paper', async () => {
    const { id } = await received('2024-06-12')
    const party = 'third-party:某某公司'
    await officer('2024-06-13', (ctx) => sendConsultation(ctx, id, { party, matter: '中标文件' }))
    const delivered = { what: 'delivered', on: day('2024-06-20'), party, note: '' } as const
    await officer('2024-06-20', (ctx) => recordConsultationAnswer(ctx, id, delivered))
    const { consultations } = await officer('2024-06-20', (ctx) => findRequest(ctx, id))
    expect(consultations[0]).toMatchObject({ answerBy: '2024-07-11', deliveredOn: '2024-06-20' })
    const lapse = (today: string) =>
      officer(today, (ctx) =>
        recordConsultationAnswer(ctx, id, { what: 'lapsed', on: day(today), party, note: '' }),
      )
    expect((await refusalOf(lapse('2024-07-11'))).code).toBe('consultation-not-lapsed')
    await lapse('2024-07-12')
  })
})

describe('条例第三十三条: an extension', () => {
  it('is proposed by an officer and approved by the head, never by the same person', async () => {
    const { id } = await received('2024-06-12')
    const proposal = { workingDays: 10, reason: '材料较多' }
    const both: Actor = {
      kind: 'person',
      id: idOf(office.officer),
      name: '甲',
      roles: ['requestOfficer', 'officeHead'],
    }
    await officer('2024-06-20', (ctx) => proposeExtension(ctx, id, proposal))
    expect(await dueOf(id, '2024-06-20')).toBe('2024-07-10')
    const own = office.as(both, '2024-06-20', (ctx) => extendRequest(ctx, id, proposal))
    expect(await refusalOf(own)).toEqual({ code: 'own-extension', article: '条例第三十三条' })
    await head('2024-06-20', (ctx) => extendRequest(ctx, id, proposal))
    expect(await dueOf(id, '2024-06-20')).toBe('2024-07-24')
  })
})

describe('what happened against the law (记录不等于有效)', () => {
  const proof = {
    name: '邮单.pdf',
    type: 'application/pdf',
    bytes: Buffer.from('%PDF-1.7'),
    purpose: 'proof',
  } as const

  it('stands in the file, marked and without effect: an extension sent on paper after the due date', async () => {
    const { id } = await received('2024-03-01')
    expect(await dueOf(id, '2024-04-10')).toBe('2024-03-29')
    const { no } = await head('2024-04-10', (ctx) => addCaseFile(ctx, id, proof))
    const past = {
      what: 'extended',
      on: day('2024-04-03'),
      workingDays: 20,
      reason: '纸质告知',
      file: no,
    } as const
    const { irregular } = await head('2024-04-10', (ctx) => recordPastAct(ctx, id, past))
    expect(irregular).toContain('已逾期')
    expect(await dueOf(id, '2024-04-10')).toBe('2024-03-29')
    await expectRowToFold(id, '2024-04-10')
    const { acts } = await head('2024-04-10', (ctx) => findRequest(ctx, id))
    expect(acts.at(-1)).toMatchObject({ kind: 'irregular', words: '延期', files: [no] })
    expect(acts.at(-1)?.irregular).toContain('条例第三十三条')
    const april = { from: day('2024-04-01'), through: day('2024-04-30') }
    expect(await head('2024-04-30', (ctx) => listIrregularActs(ctx, april))).toMatchObject([
      { requestId: id, words: '延期', on: '2024-04-03' },
    ])
  })

  it('counts where it was lawful on its day, and is refused without its paper', async () => {
    const { id } = await received('2024-03-01')
    const past = { what: 'extended', on: day('2024-03-28'), workingDays: 5, reason: '纸质告知' } as const
    const bare = head('2024-04-10', (ctx) => recordPastAct(ctx, id, { ...past, file: 9 }))
    expect((await refusalOf(bare)).code).toBe('no-such-file')
    const { no } = await head('2024-04-10', (ctx) => addCaseFile(ctx, id, proof))
    const done = await head('2024-04-10', (ctx) => recordPastAct(ctx, id, { ...past, file: no }))
    expect(done.irregular).toBeNull()
    expect(await dueOf(id, '2024-04-10')).toBe('2024-04-08')
  })

  it('takes a second notice to supplement (条例第三十条：一次性告知) without letting it stop the clock', async () => {
    const { id } = await received('2024-03-01')
    const { no } = await head('2024-03-20', (ctx) => addCaseFile(ctx, id, proof))
    const past = { what: 'supplement-asked', on: day('2024-03-18'), reason: '寄出', file: no } as const
    expect((await head('2024-03-20', (ctx) => recordPastAct(ctx, id, past))).irregular).not.toBeNull()
    expect(await dueOf(id, '2024-03-20')).toBe('2024-03-29')
  })
})

describe('条例第三十七条: a partial disclosure', () => {
  it('names each part that is withheld with its article and reason, and the remedy that follows from them', async () => {
    const { id } = await received('2024-06-12')
    const base = { outcome: 'partlyGranted', content: '其余部分见附件。', ground: '' } as const
    const propose = (withheld: Parameters<typeof proposeReply>[2]['withheld']) =>
      officer('2024-06-13', (ctx) => proposeReply(ctx, id, { ...base, withheld }))
    expect(await refusalOf(propose([]))).toEqual({ code: 'withheld-missing', article: '条例第三十七条' })
    const bare = [{ part: '评委名单', basis: 'refused.deliberative', reason: '' }] as const
    expect((await refusalOf(propose(bare))).code).toBe('withheld-unexplained')
    const odd = [{ part: '评委名单', basis: 'granted', reason: '不公开' }] as const
    expect((await refusalOf(propose(odd))).code).toBe('withheld-basis')
    await propose([
      { part: '评委名单', basis: 'refused.thirdPartyRights', reason: '涉及个人隐私' },
      { part: '讨论记录', basis: 'refused.deliberative', reason: '属于讨论记录' },
    ])
    const { letterId } = await head('2024-06-14', (ctx) => approveReply(ctx, id, { opinion: '同意' }))
    const { html } = await head('2024-06-14', (ctx) => readLetter(ctx, letterId))
    expect(html).toContain(
      '1.评委名单：保护第三方合法权益，依据《中华人民共和国政府信息公开条例》第十五条、第三十二条。理由：涉及个人隐私',
    )
    expect(html).toContain('2.讨论记录')
    expect(html).toContain('不予公开的部分不服')
  })
})

describe('条例第十七条: approval of a reply', () => {
  it('screens text and enclosures first; what blocks needs a disposition', async () => {
    const { id } = await received('2024-06-12')
    const text = '联系人身份证号11010519491231002X'
    const file = {
      name: '名单.txt',
      type: 'text/plain',
      bytes: Buffer.from(text),
      text,
      purpose: 'enclosure',
    } as const
    const { no } = await officer('2024-06-13', (ctx) => addCaseFile(ctx, id, file))
    const reply = { ...GRANTED, files: [no] }
    const propose = () => officer('2024-06-13', (ctx) => proposeReply(ctx, id, reply))
    expect((await refusalOf(propose())).code).toBe('findings-open')
    const findings = await officer('2024-06-13', (ctx) => screenReply(ctx, id, reply))
    expect(findings[0]?.part).toBe('附件“名单.txt”')
    for (const { key, detector, entry, severity } of findings) {
      if (severity !== 'block') continue
      const decision = { key, detector, entry, kind: 'ignored', reason: '申请人本人的信息', reply } as const
      await officer('2024-06-13', (ctx) => disposeReplyFinding(ctx, id, decision))
    }
    await propose()
    const strange = { ...GRANTED, files: [99] }
    const other = await received('2024-06-12')
    const without = officer('2024-06-13', (ctx) => proposeReply(ctx, other.id, strange))
    expect((await refusalOf(without)).code).toBe('no-such-file')
  })

  it('goes level by level, nobody twice; a changed chain strands nothing, and a reply is sealed before service', async () => {
    const { id, receiptNumber: number, queryCode } = await received('2024-06-12')
    const set = (levels: { name: string; signers: number[] }[], seen: number) =>
      head('2024-06-12', (ctx) => setReplySetting(ctx, { levels, seal: 'required', seen }))
    const [l, h, d] = [idOf(legal), idOf(office.head), idOf(leader)]
    const alone = set(
      [
        { name: '法制审核', signers: [l] },
        { name: '领导审批', signers: [l] },
      ],
      0,
    )
    expect((await refusalOf(alone)).code).toBe('levels-people')
    const three = [
      { name: '法制审核', signers: [l] },
      { name: '负责人审核', signers: [l, h] },
      { name: '领导审批', signers: [d] },
    ]
    await set(three, 0)
    expect((await refusalOf(set(three, 0))).code).toBe('stale')
    await officer('2024-06-13', (ctx) => proposeReply(ctx, id, GRANTED))
    await set([], 1)
    const sign = (who: Actor, today = '2024-06-14') =>
      office.as(who, today, (ctx) => signReply(ctx, id, { opinion: '同意' }))
    expect((await refusalOf(sign(leader))).code).toBe('not-your-level')
    expect((await refusalOf(sign(office.officer))).code).toBe('own-reply')
    expect(await sign(legal)).toBeNull()
    await expectRowToFold(id, '2024-06-14')
    expect((await refusalOf(sign(legal))).code).toBe('signed-before')
    const early = office.as(office.head, '2024-06-14', (ctx) => approveReply(ctx, id, { opinion: '' }))
    expect((await refusalOf(early)).code).toBe('levels-left')

    // Sent back at the second level: it begins anew, with the chain as it is now.
    await head('2024-06-14', (ctx) => sendBackReply(ctx, id, { reason: '请补充' }))
    await set(three, 2)
    await officer('2024-06-17', (ctx) => proposeReply(ctx, id, GRANTED))
    await sign(legal, '2024-06-17')
    await sign(office.head, '2024-06-17')
    const { proposal } = await officer('2024-06-17', (ctx) => findRequest(ctx, id))
    expect(proposal?.approval.map(({ name, signedBy }) => [name, signedBy])).toEqual([
      ['法制审核', 'legal'],
      ['负责人审核', '负责人乙'],
      ['领导审批', null],
    ])
    expect((await sign(leader, '2024-06-18'))?.letterNumber).toContain('公开告')

    const serve = () =>
      officer('2024-06-18', (ctx) => serveRequest(ctx, id, { serveBy: 'online', on: day('2024-06-18') }))
    expect((await refusalOf(serve())).code).toBe('not-sealed')
    const track = () => office.as(VISITOR, '2024-06-18', (ctx) => trackRequest(ctx, { number, queryCode }))
    expect((await track())?.letters.map((each) => each.title)).toEqual(['政府信息公开申请登记回执'])
    const scan = { ...PDF, purpose: 'sealed' } as const
    const { no, hash } = await officer('2024-06-18', (ctx) => addCaseFile(ctx, id, scan))
    await officer('2024-06-18', (ctx) => sealReply(ctx, id, { file: no }))
    await serve()

    const [file] = (await track())?.files ?? []
    const got = await office.as(VISITOR, '2024-06-18', (ctx) => readTrackedFile(ctx, file?.token ?? ''))
    expect(got).toMatchObject({ hash, name: '答复书.pdf' })
    expect(Buffer.from(got?.bytes ?? []).toString()).toBe('%PDF-1.7 sealed')
    const old = office.as(VISITOR, '2024-06-19', (ctx) => readTrackedFile(ctx, file?.token ?? ''))
    expect(await old).toBeNull()
    expect(await office.as(VISITOR, '2024-06-18', (ctx) => readTrackedFile(ctx, 'made-up'))).toBeNull()

    await officer('2024-06-20', (ctx) => archiveRequest(ctx, id, { volume: '2024-12' }))
    await expectRowToFold(id, '2024-06-20')
    expect((await track())?.stage).toBe('已送达')
    await set([], 3)
  })
})

describe('条例第四十一条: 更正', () => {
  it('has a number and a letter of its own and is in no row of table 3', async () => {
    const content = {
      name: '欧阳测试',
      idDocument: '',
      phone: '',
      address: '',
      record: '不动产登记信息',
      error: '面积应为89平方米',
      evidence: '不动产权证书',
    }
    const before = await head('2024-12-31', (ctx) => countTable3(ctx, 2024))
    const bare = officer('2024-06-12', (ctx) =>
      receiveRectification(ctx, { ...content, evidence: ' ', receivedOn: day('2024-06-12') }),
    )
    expect(await refusalOf(bare)).toEqual({ code: 'evidence-missing', article: '条例第四十一条' })
    const { id, number } = await officer('2024-06-12', (ctx) =>
      receiveRectification(ctx, { ...content, receivedOn: day('2024-06-12') }),
    )
    expect(number).toBe('更正〔2024〕1号')
    const decision = { decision: 'rectified', reason: '经核对档案，申请属实。' } as const
    const { letterId } = await head('2024-06-20', (ctx) => decideRectification(ctx, id, decision))
    const { html } = await head('2024-06-20', (ctx) => readLetter(ctx, letterId))
    expect(html).toContain('第四十一条')
    await officer('2024-06-21', (ctx) => serveRectification(ctx, id, { on: day('2024-06-21') }))
    expect(await officer('2024-06-21', (ctx) => readRectification(ctx, id))).toMatchObject({
      stage: 'served',
      content,
      reason: '经核对档案，申请属实。',
    })
    expect(await head('2024-12-31', (ctx) => countTable3(ctx, 2024))).toEqual(before)
  })
})
