import { day } from '../../src/lib/day.ts'
import * as audit from '../../src/modules/audit/index.ts'
import * as letters from '../../src/modules/letters/index.ts'
import * as messages from '../../src/modules/messages/index.ts'
import * as requests from '../../src/modules/requests/index.ts'
import { listDestructions } from '../../src/modules/requests/queries/destruction-lists.ts'
import { findRetention, listKeptLong } from '../../src/modules/requests/queries/kept-cases.ts'
import { listPersonalReadings } from '../../src/modules/requests/queries/personal-readings.ts'
import { USUAL_RETENTION } from '../../src/modules/requests/retention.ts'
import { PERSONAL } from '../../src/modules/requests/testing/cases.ts'
import { apart, type Case, does, refused, sees } from './case.ts'
import { noRemedies } from './personal-data-scene.ts'

const BESIDE = { remediesOf: noRemedies, destroyText: async () => {} }

const SPAN = { from: day('2025-01-01'), to: day('2025-01-31') }
const READING = { ...SPAN, actions: ['requests.readApplicant'] }

/** How a stranger would look for people, see who looked for them, and have what there is of them destroyed. */
export const PERSONAL_DATA: Record<string, Case[]> = {
  'audit.countActions': [sees((ctx) => audit.countActions(ctx, READING), [])],
  'audit.listActions': [sees((ctx) => audit.listActions(ctx, { ...READING, most: 10 }), [])],
  'letters.destroyLetters': [
    apart((ctx, a) => letters.destroyLetters(ctx, { kind: 'request', id: a.requests.served.id })),
  ],
  'letters.keyOldLetters': [sees(letters.keyOldLetters, 0)],
  'messages.destroyMessages': [apart((ctx, a) => messages.destroyMessages(ctx, a.message.intakeId))],
  'requests.decideDestruction': [
    does((ctx, a) => {
      const verdict = { verdict: 'decline', opinion: '续存' } as const
      return requests.decideDestruction(ctx, a.personalData.proposed, verdict)
    }, 'head'),
  ],
  'requests.findRetention': [sees(findRetention, { version: 0, periods: USUAL_RETENTION })],
  'requests.indexOldApplicants': [sees((ctx) => requests.indexOldApplicants(ctx, 0), null)],
  'requests.listDestructions': [sees(listDestructions, [])],
  'requests.listKeptLong': [sees((ctx) => listKeptLong(ctx, noRemedies), [])],
  'requests.listPersonalReadings': [sees((ctx) => listPersonalReadings(ctx, SPAN), { people: [], rows: [] })],
  'requests.proposeDestruction': [
    does((ctx, a) => {
      const given = { requestIds: [a.personalData.due], appraisal: '无继续保存价值' }
      return requests.proposeDestruction(ctx, given, noRemedies)
    }, 'officer'),
  ],
  'requests.searchApplicant': [
    sees((ctx) => requests.searchApplicant(ctx, { value: PERSONAL.name }), { rows: [], isMore: false }),
  ],
  'requests.setRetention': [
    refused((ctx) => requests.setRetention(ctx, { periods: USUAL_RETENTION, seen: 1 }), 'head'),
  ],
  'requests.witnessDestruction': [
    does((ctx, a) => requests.witnessDestruction(ctx, a.personalData.approved, {}, BESIDE), 'publisher'),
  ],
}
