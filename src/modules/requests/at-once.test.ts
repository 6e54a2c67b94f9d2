import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Actor, Ctx } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { type Refusal, Refused } from '../../lib/refusal.ts'
import {
  addCaseFile,
  approveReply,
  archiveRequest,
  askReason,
  askSupplement,
  confirmReceipt,
  extendRequest,
  proposeExtension,
  proposeReply,
  recordConsultationAnswer,
  recordPastAct,
  recordReason,
  recordSupplement,
  sealReply,
  sendBackReply,
  sendConsultation,
  serveRequest,
  splitRequest,
  stopClockForFee,
  submitRequest,
  withdrawRequest,
} from './index.ts'
import { loadCase } from './queries/load-case.ts'
import { type Office, openOffice, submission, VISITOR } from './testing/cases.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
})
afterAll(() => database.drop())

const TODAY = '2024-06-13'
const on = day(TODAY)
const GRANTED = { outcome: 'granted', content: '详见附件。', ground: '' } as const

type Act = (ctx: Ctx, id: number, version?: number) => Promise<unknown>

type Name =
  | 'confirm'
  | 'askSupplement'
  | 'recordSupplement'
  | 'askReason'
  | 'recordReason'
  | 'consult'
  | 'recordConsultation'
  | 'proposeExtension'
  | 'extend'
  | 'notifyFee'
  | 'split'
  | 'propose'
  | 'approve'
  | 'sendBack'
  | 'serve'
  | 'withdraw'
  | 'archive'
  | 'seal'
  | 'recordPast'

const ACTS: Record<Name, Act> = {
  confirm: (ctx, id, version) => confirmReceipt(ctx, id, { receivedOn: on, version }),
  askSupplement: (ctx, id, version) =>
    askSupplement(ctx, id, { what: '请写明年份', until: day('2024-07-01'), version }),
  recordSupplement: (ctx, id, version) => recordSupplement(ctx, id, { on, note: '', version }),
  askReason: (ctx, id, version) =>
    askReason(ctx, id, { facts: '一月二十件', until: day('2024-07-01'), version }),
  recordReason: (ctx, id, version) => recordReason(ctx, id, { on, verdict: 'reasonable', note: '', version }),
  consult: (ctx, id, version) =>
    sendConsultation(ctx, id, { party: 'other-organ:某局', matter: '合同', version }),
  recordConsultation: (ctx, id, version) =>
    recordConsultationAnswer(ctx, id, { what: 'answered', on, note: '', version }),
  proposeExtension: (ctx, id, version) =>
    proposeExtension(ctx, id, { workingDays: 10, reason: '案情复杂', version }),
  extend: (ctx, id, version) => extendRequest(ctx, id, { workingDays: 10, reason: '案情复杂', version }),
  notifyFee: (ctx, id, version) => stopClockForFee(ctx, id, { amount: 270, version }),
  split: (ctx, id, version) => splitRequest(ctx, id, { parts: ['甲路', '乙路'], version }),
  propose: (ctx, id, version) => proposeReply(ctx, id, { ...GRANTED, version }),
  approve: (ctx, id, version) => approveReply(ctx, id, { opinion: '同意', version }),
  sendBack: (ctx, id, version) => sendBackReply(ctx, id, { reason: '请核对', version }),
  serve: (ctx, id, version) => serveRequest(ctx, id, { serveBy: 'online', on, version }),
  withdraw: (ctx, id, version) => withdrawRequest(ctx, id, { note: '', version }),
  archive: (ctx, id, version) => archiveRequest(ctx, id, { volume: '1', version }),
  seal: async (ctx, id, version) => {
    const file = { name: '答复书.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }
    const { no } = await addCaseFile(ctx, id, { ...file, purpose: 'sealed' })
    return sealReply(ctx, id, { file: no, version })
  },
  recordPast: async (ctx, id, version) => {
    const file = { name: '记录.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }
    const { no } = await addCaseFile(ctx, id, { ...file, purpose: 'proof' })
    return recordPastAct(ctx, id, {
      what: 'extended',
      on,
      workingDays: 10,
      reason: '补录',
      file: no,
      version,
    })
  },
}

const BY_HEAD: readonly Name[] = ['approve', 'sendBack', 'extend']
const actorOf = (name: Name): Actor => (BY_HEAD.includes(name) ? office.head : office.officer)

/** What a case went through before the two officers open it. */
const BEFORE = {
  submitted: [],
  received: ['confirm'],
  asked: ['confirm', 'askSupplement'],
  consulting: ['confirm', 'consult'],
  reasoned: ['confirm', 'askReason'],
  proposed: ['confirm', 'propose'],
  replied: ['confirm', 'propose', 'approve'],
  served: ['confirm', 'propose', 'approve', 'serve'],
} satisfies Record<string, readonly Name[]>

async function caseAfter(acts: readonly Name[]): Promise<number> {
  const { id } = await office.as(VISITOR, TODAY, (ctx) => submitRequest(ctx, submission()))
  for (const name of acts) await office.as(actorOf(name), TODAY, (ctx) => ACTS[name](ctx, id))
  return id
}

const read = (id: number) => office.as(office.officer, TODAY, (ctx) => loadCase(ctx, id, 'read only'))

/** Both at the same moment, each in a transaction of its own; answers what was refused. */
async function bothAtOnce(id: number, names: readonly Name[], version?: number): Promise<Refusal[]> {
  const done = await Promise.allSettled(
    names.map((name) => office.as(actorOf(name), TODAY, (ctx) => ACTS[name](ctx, id, version))),
  )
  return done.flatMap((each) => {
    if (each.status === 'fulfilled') return []
    if (!(each.reason instanceof Refused)) throw each.reason
    return each.reason.refusals.slice(0, 1)
  })
}

/** In the words of the trade: that it is done, or that there is nothing left to do. */
const REASON = /刷新|已|没有|正在/

describe('two officers on one case at once', () => {
  /** Each pair of which the law lets only one happen, whichever is first; neither says which version it saw. */
  const EXCLUDING: readonly [keyof typeof BEFORE, Name, Name][] = [
    ['submitted', 'confirm', 'confirm'],
    ['received', 'askSupplement', 'askSupplement'],
    ['received', 'askReason', 'askReason'],
    ['received', 'consult', 'consult'],
    ['received', 'proposeExtension', 'proposeExtension'],
    ['received', 'extend', 'extend'],
    ['received', 'notifyFee', 'notifyFee'],
    ['received', 'propose', 'propose'],
    ['received', 'withdraw', 'withdraw'],
    ['asked', 'recordSupplement', 'recordSupplement'],
    ['consulting', 'recordConsultation', 'recordConsultation'],
    ['reasoned', 'recordReason', 'recordReason'],
    ['proposed', 'approve', 'approve'],
    ['proposed', 'approve', 'sendBack'],
    ['proposed', 'approve', 'withdraw'],
    ['proposed', 'sendBack', 'sendBack'],
    ['replied', 'serve', 'serve'],
    ['served', 'archive', 'archive'],
  ]

  test.each(EXCLUDING)('%s: of %s and %s one is done', async (before, one, other) => {
    const id = await caseAfter(BEFORE[before])
    const refusals = await bothAtOnce(id, [one, other])
    expect(refusals.map(({ message }) => message)).toEqual([expect.stringMatching(REASON)])
    const after = await read(id)
    const { proposal: _, matters: __, ...columns } = after.state
    expect(after.row).toMatchObject(columns)
  })

  /** With the version that both saw, of any two acts the second is told to look again. */
  const POSSIBLE: Record<keyof typeof BEFORE, readonly Name[]> = {
    submitted: ['confirm', 'withdraw'],
    received: ['askSupplement', 'consult', 'extend', 'propose', 'recordPast', 'split', 'withdraw'],
    asked: ['recordSupplement', 'withdraw'],
    consulting: ['recordConsultation', 'proposeExtension'],
    reasoned: ['recordReason', 'propose'],
    proposed: ['approve', 'sendBack', 'withdraw'],
    replied: ['serve', 'seal'],
    served: ['archive'],
  }
  const PAIRS = Object.entries(POSSIBLE).flatMap(([before, names]) =>
    names.flatMap((one, index) =>
      names.slice(index).map((other) => [before as keyof typeof BEFORE, one, other] as const),
    ),
  )

  test.each(PAIRS)(
    '%s, seen by both: of %s and %s one is done, the other told',
    async (before, one, other) => {
      const id = await caseAfter(BEFORE[before])
      const { row, acts } = await read(id)
      const refusals = await bothAtOnce(id, [one, other], row.version)
      expect(refusals).toHaveLength(1)
      expect(refusals[0]?.message).toMatch(REASON)
      const after = await read(id)
      expect(after.row.version).toBe(row.version + 1)
      expect(after.acts.length).toBeGreaterThan(acts.length)
    },
  )
})
