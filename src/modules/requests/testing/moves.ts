import type { Actor, Ctx } from '../../../lib/ctx.ts'
import { addDays } from '../../../lib/day.ts'
import { nextWorkingDay } from '../../calendar/rules/index.ts'
import { IRREGULAR_KINDS } from '../acts.ts'
import { APPLICANT_KINDS, type ApplicantKind, WAYS_TO_SERVE, type WayToServe } from '../applicant.ts'
import * as requests from '../index.ts'
import { linksOf } from '../intake-acts.ts'
import { OUTCOME_CODES } from '../outcome.ts'
import type { Can } from '../queries/can-now.ts'
import type { LoadedCase } from '../queries/load-case.ts'
import { readActs } from '../rules/clock.ts'
import { refusedParties } from '../rules/consulted.ts'
import { clockCaseOf } from '../rules/fold.ts'

/** A source of choices: the same seed makes the same ones. */
export interface Choose {
  pick<T>(of: readonly T[]): T
  /** From 0 to `most`, both included. */
  upTo(most: number): number
}

export interface Staff {
  officer: Actor
  head: Actor
  /** Who can stand in a level of 答复审批. */
  signers: readonly Actor[]
  member: Actor
  unitId: number
}

/** What a move is made with: the case as it stands, the others, and the choices. */
export interface Table {
  file: LoadedCase
  numbers: readonly string[]
  staff: Staff
  choose: Choose
}

export interface Move {
  /** What the screen says of it beforehand. */
  can?: keyof Can
  by(staff: Staff, choose: Choose): Actor
  make(ctx: Ctx, id: number, table: Table): Promise<unknown>
}

const officer = (staff: Staff) => staff.officer
const head = (staff: Staff) => staff.head
const anySigner = (staff: Staff, { pick }: Choose) => pick([...staff.signers, staff.officer])
const member = (staff: Staff) => staff.member

const PARTIES = ['third-party:甲', 'third-party:乙', 'other-organ:丙', 'co-maker:丁', 'co-maker:戊'] as const
const PAPER = { name: '材料.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }
const WITHHELD = [{ part: '附件二', basis: 'refused.thirdPartyRights', reason: '涉及商业秘密' }] as const

/** A day of the last week, or further back than may be. */
const lately = ({ choose, file }: Table) => addDays(file.today, -choose.pick([0, 0, 0, 1, 2, 5, 40]))
const soon = ({ choose, file }: Table) => addDays(file.today, choose.pick([0, 1, 5, 10, 20]))

function replyOf({ choose, file }: Table) {
  const likely = ['granted', 'granted', 'partlyGranted', 'other.notSupplemented', 'other.feeUnpaid'] as const
  const outcome = choose.pick([...likely, ...likely, ...OUTCOME_CODES])
  const ground = choose.pick(['依据和理由', '依据和理由', ''])
  const withheld = outcome === 'partlyGranted' ? WITHHELD : []
  return { outcome, content: `答复${file.row.receiptNumber}`, ground, withheld }
}

function openParty({ file, choose }: Table): string {
  const clockCase = clockCaseOf(file.acts)
  const open = clockCase === null ? [] : readActs(clockCase, file.calendar).state.consultations
  const named = open.flatMap(({ ended, party }) => (ended === null ? [`${party.kind}:${party.name}`] : []))
  return choose.pick([...named, ...named, ...named, ...PARTIES])
}

/** Every act of an officer, a unit, a signer or the head, by its action. */
export const MOVES: Readonly<Record<string, Move>> = {
  confirm: {
    can: 'confirm',
    by: officer,
    make: (ctx, id, table) => requests.confirmReceipt(ctx, id, { receivedOn: lately(table) }),
  },
  classify: {
    by: officer,
    make: (ctx, id, { choose }) =>
      requests.classifyApplicant(ctx, id, {
        applicantKind: choose.pick(Object.keys(APPLICANT_KINDS) as ApplicantKind[]),
        reason: choose.pick(['材料表明', '材料表明', '']),
      }),
  },
  split: {
    by: officer,
    make: (ctx, id, { choose }) =>
      requests.splitRequest(ctx, id, { parts: ['甲路', '乙路', '丙路'].slice(0, 1 + choose.upTo(2)) }),
  },
  link: {
    by: officer,
    make: (ctx, id, { choose, numbers }) => requests.linkRequests(ctx, id, { to: choose.pick(numbers) }),
  },
  unlink: {
    by: officer,
    make: (ctx, id, { file, choose }) =>
      requests.unlinkRequests(ctx, id, { to: choose.pick([...linksOf(file.acts), id]) }),
  },
  assignUnit: {
    can: 'assignUnit',
    by: officer,
    make: (ctx, id, table) =>
      requests.assignUnit(ctx, id, { unitId: table.staff.unitId, answerBy: soon(table), note: '请查' }),
  },
  urgeUnit: { can: 'urgeUnit', by: officer, make: (ctx, id) => requests.urgeUnit(ctx, id, { note: '' }) },
  answerAsUnit: {
    can: 'urgeUnit',
    by: member,
    make: (ctx, id) => requests.answerAsUnit(ctx, id, { text: '可以公开', files: [] }),
  },
  returnFromUnit: {
    can: 'urgeUnit',
    by: member,
    make: (ctx, id) => requests.returnFromUnit(ctx, id, { reason: '不属本科室' }),
  },
  askSupplement: {
    can: 'askSupplement',
    by: officer,
    make: (ctx, id, table) => requests.askSupplement(ctx, id, { what: '请写明年份', until: soon(table) }),
  },
  recordSupplement: {
    can: 'recordSupplement',
    by: officer,
    make: (ctx, id, table) => requests.recordSupplement(ctx, id, { on: lately(table), note: '' }),
  },
  askReason: {
    can: 'askReason',
    by: officer,
    make: (ctx, id, table) => requests.askReason(ctx, id, { facts: '一月二十件', until: soon(table) }),
  },
  recordReason: {
    can: 'recordReason',
    by: officer,
    make: (ctx, id, table) => {
      const verdict = table.choose.pick(['reasonable', 'reasonable', 'unreasonable'] as const)
      return requests.recordReason(ctx, id, { on: lately(table), verdict, note: '' })
    },
  },
  delay: {
    can: 'delay',
    by: officer,
    make: (ctx, id, { file, choose }) => {
      const until = nextWorkingDay(addDays(file.today, 10 + choose.upTo(60)), file.calendar)
      return requests.delayRequest(ctx, id, { until, reason: '材料较多' })
    },
  },
  override: {
    can: 'override',
    by: officer,
    make: (ctx, id, { file, choose }) => {
      const party = choose.pick([...refusedParties(file).map(({ named }) => named), PARTIES[0]])
      return requests.notifyOverride(ctx, id, { party, information: '合同', reason: '公共利益' })
    },
  },
  consult: {
    can: 'consult',
    by: officer,
    make: (ctx, id, { choose }) =>
      requests.sendConsultation(ctx, id, { party: choose.pick(PARTIES), matter: '合同' }),
  },
  recordConsultation: {
    can: 'recordConsultation',
    by: officer,
    make: (ctx, id, table) =>
      requests.recordConsultationAnswer(ctx, id, {
        what: table.choose.pick(['delivered', 'answered', 'answered', 'lapsed']),
        on: lately(table),
        party: openParty(table),
        opinion: table.choose.pick(['agrees', 'refuses', 'unfounded'] as const),
        note: '',
      }),
  },
  proposeExtension: {
    can: 'proposeExtension',
    by: officer,
    make: (ctx, id, { choose }) =>
      requests.proposeExtension(ctx, id, { workingDays: choose.pick([5, 20, 21]), reason: '案情复杂' }),
  },
  extend: {
    can: 'extend',
    by: head,
    make: (ctx, id, { choose }) =>
      requests.extendRequest(ctx, id, { workingDays: choose.pick([5, 20, 21]), reason: '案情复杂' }),
  },
  notifyFee: { by: officer, make: (ctx, id) => requests.stopClockForFee(ctx, id, { amount: 270 }) },
  deliverFeeNotice: {
    by: officer,
    make: (ctx, id, table) => requests.recordFeeNoticeDelivery(ctx, id, { on: lately(table) }),
  },
  payFee: {
    by: officer,
    make: (ctx, id, table) => requests.restartClockAfterFee(ctx, id, { amount: 270, on: lately(table) }),
  },
  propose: {
    can: 'propose',
    by: officer,
    make: (ctx, id, table) => requests.proposeReply(ctx, id, replyOf(table)),
  },
  sign: { by: anySigner, make: (ctx, id) => requests.signReply(ctx, id, { opinion: '同意' }) },
  proposeJointly: {
    can: 'propose',
    by: officer,
    make: (ctx, id, table) => requests.proposeJointly(ctx, id, replyOf(table)),
  },
  signJointly: { by: head, make: (ctx, id) => requests.approveJointly(ctx, id, { opinion: '同意' }) },
  sendBack: {
    can: 'sendBack',
    by: head,
    make: (ctx, id) => requests.sendBackReply(ctx, id, { reason: '改' }),
  },
  seal: {
    can: 'seal',
    by: officer,
    make: async (ctx, id) => {
      const { no } = await requests.addCaseFile(ctx, id, { ...PAPER, purpose: 'sealed' })
      return requests.sealReply(ctx, id, { file: no })
    },
  },
  serve: {
    can: 'serve',
    by: officer,
    make: (ctx, id, table) => {
      const serveBy = table.choose.pick(Object.keys(WAYS_TO_SERVE) as WayToServe[])
      return requests.serveRequest(ctx, id, { serveBy, on: lately(table) })
    },
  },
  withdraw: {
    can: 'withdraw',
    by: officer,
    make: (ctx, id) => requests.withdrawRequest(ctx, id, { note: '' }),
  },
  archive: {
    can: 'archive',
    by: officer,
    make: (ctx, id) => requests.archiveRequest(ctx, id, { volume: '1' }),
  },
  recordPast: {
    can: 'recordPast',
    by: officer,
    make: async (ctx, id, table) => {
      const { no } = await requests.addCaseFile(ctx, id, { ...PAPER, purpose: 'proof' })
      const more = { workingDays: 20, until: addDays(table.file.today, 30), party: openParty(table) }
      const what = table.choose.pick(IRREGULAR_KINDS)
      return requests.recordPastAct(ctx, id, { what, on: lately(table), ...more, reason: '补录', file: no })
    },
  },
}
