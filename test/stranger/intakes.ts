import { setOpeningInForce } from '../../src/modules/annual-report/index.ts'
import { raiseNumber } from '../../src/modules/letters/index.ts'
import { readIntakeFile } from '../../src/modules/requests/actions/read-intake-file.ts'
import { readOralRecord } from '../../src/modules/requests/actions/read-oral-record.ts'
import * as requests from '../../src/modules/requests/index.ts'
import { findSimilar } from '../../src/modules/requests/queries/find-similar.ts'
import { findIntakeSetting } from '../../src/modules/requests/queries/intake-setting.ts'
import { listUnconfirmed } from '../../src/modules/requests/queries/list-unconfirmed.ts'
import { viewIntake } from '../../src/modules/requests/queries/view-intake.ts'
import { apart, type Case, does, finds, refused, sees } from './case.ts'
import { BALANCE, OLD_CASE, SCAN } from './intake-scene.ts'

const REPLY = { outcome: 'granted', content: '详见附件。', ground: '' } as const

/** How a stranger would use what comes in, what is made of it, and what was before. */
export const INTAKES: Record<string, Case[]> = {
  'annual-report.setOpeningInForce': [
    apart((ctx) => setOpeningInForce(ctx, { kind: 'rule', year: 2024, count: 3, source: '旧台账' })),
  ],
  'letters.raiseNumber': [apart((ctx) => raiseNumber(ctx, { kind: 'case', year: 2025, last: 900 }))],
  'requests.approveJointly': [
    does((ctx, a) => requests.approveJointly(ctx, a.intakes.proposed[0].id, { opinion: '同意' }), 'head'),
  ],
  'requests.countOpening': [
    sees((ctx) => requests.countOpening(ctx, 2024, { row: 'carriedIn', kind: 'total' }), 0),
  ],
  'requests.classifyApplicant': [
    does((ctx, a) => {
      const given = { applicantKind: 'business', reason: '盖有公章' } as const
      return requests.classifyApplicant(ctx, a.intakes.lone.id, given)
    }, 'officer'),
  ],
  'requests.findHeldFile': [sees((ctx, a) => requests.findHeldFile(ctx, a.intakes.token), null)],
  'requests.findIntakeSetting': [sees((ctx) => findIntakeSetting(ctx), { confirmAtOnce: false, version: 0 })],
  'requests.findSimilar': [
    sees((ctx, a) => findSimilar(ctx, a.intakes.lone.id), { cases: [], documents: [] }),
  ],
  'requests.holdFile': [apart((ctx) => requests.holdFile(ctx, SCAN), 'visitor')],
  'requests.importCase': [
    apart((ctx) => requests.importCase(ctx, { ...OLD_CASE, caseNumber: '〔2023〕8号' })),
  ],
  'requests.linkRequests': [
    does((ctx, a) => {
      const to = a.intakes.linked[0].receiptNumber
      return requests.linkRequests(ctx, a.intakes.lone.id, { to })
    }, 'officer'),
  ],
  'requests.listUnconfirmed': [sees((ctx) => listUnconfirmed(ctx), [])],
  'requests.proposeJointly': [
    does((ctx, a) => requests.proposeJointly(ctx, a.intakes.linked[0].id, REPLY), 'officer'),
  ],
  'requests.readIntakeFile': [does((ctx, a) => readIntakeFile(ctx, a.intakes.oral.id, 1), 'officer')],
  'requests.readOralRecord': [does((ctx, a) => readOralRecord(ctx, a.intakes.oral.id), 'officer')],
  'requests.setIntake': [refused((ctx) => requests.setIntake(ctx, { confirmAtOnce: true, version: 1 }))],
  'requests.setOpeningBalance': [apart((ctx) => requests.setOpeningBalance(ctx, { ...BALANCE, year: 2023 }))],
  'requests.splitRequest': [
    does((ctx, a) => requests.splitRequest(ctx, a.intakes.lone.id, { parts: ['甲', '乙'] }), 'officer'),
  ],
  'requests.unlinkRequests': [
    does((ctx, a) => {
      const [one, two] = a.intakes.linked
      return requests.unlinkRequests(ctx, one.id, { to: two.id })
    }, 'officer'),
  ],
  'requests.viewIntake': [finds((ctx, a) => viewIntake(ctx, a.intakes.oral.id), 'officer')],
}
