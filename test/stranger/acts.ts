import { day } from '../../src/lib/day.ts'
import * as accounts from '../../src/modules/accounts/index.ts'
import * as organs from '../../src/modules/organs/index.ts'
import * as requests from '../../src/modules/requests/index.ts'
import { BUSY_DAY } from './busy-organ.ts'
import { apart, type Case, does, finds, sees } from './case.ts'

const REPLY = { outcome: 'granted', content: '身份证号11010519491231002X', ground: '' } as const
const FILE = { name: '材料.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7'), text: '' }
const CONTENT = {
  name: '甲',
  idDocument: '',
  phone: '',
  address: '',
  record: '登记',
  error: '面积',
  evidence: '证书',
}
const JANUARY = { from: day('2025-01-01'), through: day('2025-01-31') }

/** How a stranger would use units, the rarer acts of a case, its files, and what comes beside requests. */
export const ACTS: Record<string, Case[]> = {
  'accounts.setUnit': [
    does((ctx, a) => accounts.setUnit(ctx, a.ids.first, { unitId: a.acts.unitId, version: 1 }), 'head'),
  ],
  'organs.addUnit': [apart((ctx) => organs.addUnit(ctx, { name: '政策法规科' }), 'head')],
  'organs.findUnit': [finds((ctx, a) => organs.findUnit(ctx, a.acts.unitId))],
  'organs.listUnits': [sees((ctx) => organs.listUnits(ctx), [])],
  'organs.renameUnit': [does((ctx, a) => organs.renameUnit(ctx, a.acts.unitId, { name: '新名' }), 'head')],

  'requests.addCaseFile': [
    does(
      (ctx, a) => requests.addCaseFile(ctx, a.acts.processing.id, { ...FILE, purpose: 'proof' }),
      'officer',
    ),
  ],
  'requests.openCaseFile': [
    does((ctx, a) => requests.openCaseFile(ctx, a.acts.answered, a.acts.sealed), 'officer'),
  ],
  'requests.readTrackedFile': [sees((ctx, a) => requests.readTrackedFile(ctx, a.acts.token), null)],
  'requests.addUnitFile': [does((ctx, a) => requests.addUnitFile(ctx, a.acts.withUnit, FILE), 'officer')],
  'requests.openUnitFile': [
    does((ctx, a) => requests.openUnitFile(ctx, a.acts.withUnit, a.acts.unitFile), 'officer'),
  ],
  'requests.answerAsUnit': [
    does((ctx, a) => requests.answerAsUnit(ctx, a.acts.withUnit, { text: '可以公开', files: [] }), 'officer'),
  ],
  'requests.returnFromUnit': [
    does((ctx, a) => requests.returnFromUnit(ctx, a.acts.withUnit, { reason: '不属于本科室' }), 'officer'),
  ],
  'requests.findUnitCase': [finds((ctx, a) => requests.findUnitCase(ctx, a.acts.withUnit), 'officer')],
  'requests.listUnitCases': [sees((ctx) => requests.listUnitCases(ctx), { rows: [], today: BUSY_DAY })],
  'requests.assignUnit': [
    does((ctx, a) => {
      const given = { unitId: a.acts.unitId, answerBy: day('2025-01-20'), note: '' }
      return requests.assignUnit(ctx, a.acts.processing.id, given)
    }, 'officer'),
  ],
  'requests.urgeUnit': [does((ctx, a) => requests.urgeUnit(ctx, a.acts.withUnit, { note: '' }), 'officer')],
  'requests.askReason': [
    does((ctx, a) => {
      const notice = { facts: '45件', until: day('2025-01-20') }
      return requests.askReason(ctx, a.acts.processing.id, notice)
    }, 'officer'),
  ],
  'requests.recordReason': [
    does((ctx, a) => {
      const given = { on: day('2025-01-14'), verdict: 'unreasonable', note: '无理由' } as const
      return requests.recordReason(ctx, a.acts.asked, given)
    }, 'officer'),
  ],
  'requests.delayRequest': [
    does((ctx, a) => {
      const given = { until: day('2025-03-31'), reason: '查阅纸质档案' }
      return requests.delayRequest(ctx, a.acts.reasonable, given)
    }, 'officer'),
  ],
  'requests.notifyOverride': [
    does((ctx, a) => {
      const given = { party: 'third-party:某某公司', information: '中标价格', reason: '公共资金' }
      return requests.notifyOverride(ctx, a.acts.refusing, given)
    }, 'officer'),
  ],
  'requests.proposeExtension': [
    does((ctx, a) => {
      const given = { workingDays: 10, reason: '材料较多' }
      return requests.proposeExtension(ctx, a.acts.processing.id, given)
    }, 'officer'),
  ],
  'requests.signReply': [
    does((ctx, a) => requests.signReply(ctx, a.requests.proposed.id, { opinion: '同意' }), 'head'),
  ],
  'requests.sealReply': [
    does((ctx, a) => requests.sealReply(ctx, a.acts.answered, { file: a.acts.sealed }), 'officer'),
  ],
  'requests.archiveRequest': [
    does((ctx, a) => requests.archiveRequest(ctx, a.requests.served.id, { volume: '' }), 'officer'),
  ],
  'requests.recordPastAct': [
    does((ctx, a) => {
      const past = {
        what: 'extended',
        on: day('2025-01-14'),
        reason: '纸质告知',
        file: a.acts.proof,
      } as const
      return requests.recordPastAct(ctx, a.acts.answered, past)
    }, 'head'),
  ],
  'requests.listIrregularActs': [sees((ctx) => requests.listIrregularActs(ctx, JANUARY), [])],
  'requests.screenReply': [
    finds((ctx, a) => requests.screenReply(ctx, a.acts.processing.id, REPLY), 'officer'),
  ],
  'requests.disposeReplyFinding': [
    does(async (ctx, a) => {
      const { id } = a.acts.processing
      const [found] = await requests.screenReply(ctx, id, REPLY)
      const { key = '', detector = '', entry = '' } = found ?? {}
      const decision = { key, detector, entry, kind: 'ignored', reason: '申请人本人的信息' } as const
      await requests.disposeReplyFinding(ctx, id, { ...decision, reply: REPLY })
    }, 'officer'),
  ],
  'requests.findReplySetting': [
    sees((ctx) => requests.findReplySetting(ctx), { version: 0, levels: [], seal: 'optional' }),
  ],
  'requests.listReplySigners': [sees((ctx) => requests.listReplySigners(ctx), [])],
  'requests.setReplySetting': [
    apart(async (ctx) => {
      const { version } = await requests.findReplySetting(ctx)
      return requests.setReplySetting(ctx, { levels: [], seal: 'required', seen: version })
    }, 'head'),
  ],

  'requests.receiveRectification': [
    apart(
      (ctx) => requests.receiveRectification(ctx, { ...CONTENT, receivedOn: day('2025-01-14') }),
      'officer',
    ),
  ],
  'requests.readRectification': [
    does((ctx, a) => requests.readRectification(ctx, a.acts.rectifying), 'officer'),
  ],
  'requests.decideRectification': [
    does((ctx, a) => {
      const decision = { decision: 'declined', reason: '证据不足' } as const
      return requests.decideRectification(ctx, a.acts.rectifying, decision)
    }, 'head'),
  ],
  'requests.serveRectification': [
    does(
      (ctx, a) => requests.serveRectification(ctx, a.acts.rectified, { on: day('2025-01-14') }),
      'officer',
    ),
  ],
  'requests.listRectifications': [sees((ctx) => requests.listRectifications(ctx), [])],
  'requests.proposeOpening': [
    does((ctx, a) => {
      const { id: requestId } = a.acts.processing
      const given = { requestId, origin: 'repeated', information: '养护计划', reason: '多人申请' } as const
      return requests.proposeOpening(ctx, given)
    }, 'officer'),
  ],
  'requests.adoptOpening': [
    does(
      (ctx, a) => requests.adoptOpening(ctx, a.acts.opening, { columnId: a.columnId, reason: '' }),
      'head',
    ),
  ],
  'requests.declineOpening': [
    does((ctx, a) => requests.declineOpening(ctx, a.acts.opening, { reason: '不宜公开' }), 'head'),
  ],
  'requests.listOpenings': [
    sees((ctx, a) => requests.listOpenings(ctx, { requestId: a.acts.openingOf }), []),
    sees((ctx) => requests.listOpenings(ctx), []),
  ],
}
