import { day } from '../../src/lib/day.ts'
import * as audit from '../../src/modules/audit/index.ts'
import * as remedies from '../../src/modules/remedies/index.ts'
import { listRenewedReminders, putAwayRenewedReminders } from '../../src/modules/remedies/reminders.ts'
import * as requests from '../../src/modules/requests/index.ts'
import { apart, type Case, does, finds, sees } from './case.ts'

const TODAY = day('2025-01-14')
/** After the last day of the new answers. */
const LATE = day('2025-02-13')
const REPLY = { outcome: 'granted', content: '现予以公开。', ground: '' } as const

/** How a stranger would use second instances, new answers and evidence packs. */
export const REMEDIES: Record<string, Case[]> = {
  'audit.readExtract': [
    sees((ctx, a) => audit.readExtract(ctx, [{ kind: 'request', id: a.requests.served.id }]), []),
  ],

  'remedies.answerRemedy': [
    does(async (ctx, a) => {
      await remedies.receiveCopy(ctx, a.remedyId, { on: TODAY, procedure: 'ordinary' })
      await remedies.answerRemedy(ctx, a.remedyId, { on: TODAY })
    }, 'officer'),
  ],
  'remedies.approveRenewed': [does((ctx, a) => remedies.approveRenewed(ctx, a.remedies.referred), 'head')],
  'remedies.closeTable4': [apart((ctx) => remedies.closeTable4(ctx, 2016))],
  'remedies.concludeAppeal': [
    does(
      (ctx, a) =>
        remedies.concludeAppeal(ctx, a.remedies.appeal, { ruling: 'appealDismissed', concludedOn: TODAY }),
      'officer',
    ),
  ],
  'remedies.findRemedySetting': [sees(remedies.findRemedySetting, { secondInstance: 'final', version: 0 })],
  'remedies.listClosedYears': [sees(remedies.listClosedYears, [])],
  'remedies.destroyRemedyText': [
    // Silent where there is nothing of one's own: it runs within a destruction, whose guards have refused before.
    sees(async (ctx, a) => {
      await remedies.destroyRemedyText(ctx, a.requests.served.id)
      return (await remedies.listRemedies(ctx, a.requests.served.id)).length
    }, 0),
  ],
  'remedies.remediesInTheWay': [sees((ctx, a) => remedies.remediesInTheWay(ctx, a.requests.served.id), [])],
  'remedies.remindRenewed': [sees((ctx) => remedies.remindRenewed({ ...ctx, today: LATE }), 0)],
  'remedies.listRenewedReminders': [sees(listRenewedReminders, [])],
  'remedies.putAwayRenewedReminders': [
    // A stranger's own reminders of that number: there are none, and A's stay.
    sees(async (ctx, a) => {
      const before = (await listRenewedReminders(ctx)).length
      await putAwayRenewedReminders(ctx, a.remedies.renewed)
      return before - (await listRenewedReminders(ctx)).length
    }, 0),
  ],
  'remedies.listRenewed': [sees((ctx, a) => remedies.listRenewed(ctx, a.requests.served.id), [])],
  'remedies.openRenewed': [
    does((ctx, a) => remedies.openRenewed(ctx, a.remedies.ordering, a.remedies.order), 'officer'),
  ],
  'remedies.packEvidence': [
    does(
      (ctx, a) =>
        remedies.packEvidence(ctx, a.requests.served.id, { reason: '答复行政复议', sink: async () => {} }),
      'officer',
    ),
  ],
  'remedies.proposeRenewed': [
    does((ctx, a) => remedies.proposeRenewed(ctx, a.remedies.renewed, REPLY), 'officer'),
  ],
  'remedies.receiveCopy': [
    does((ctx, a) => remedies.receiveCopy(ctx, a.remedyId, { on: TODAY, procedure: 'ordinary' }), 'officer'),
  ],
  'remedies.recordAppeal': [
    does(
      (ctx, a) =>
        remedies.recordAppeal(ctx, a.remedies.dismissed, {
          fileNumber: '（2025）示行终9号',
          filedOn: TODAY,
        }),
      'officer',
    ),
  ],
  'remedies.sendBackRenewed': [
    does((ctx, a) => remedies.sendBackRenewed(ctx, a.remedies.referred, { reason: '请补充' }), 'head'),
  ],
  'remedies.serveRenewed': [
    does(async (ctx, a) => {
      // Approved by the head first, so that there is something to serve.
      await remedies.approveRenewed(ctx, a.remedies.referred)
      await remedies.serveRenewed(ctx, a.remedies.referred, { on: TODAY, serveBy: 'post' })
    }, 'head'),
  ],
  'remedies.setRemedies': [
    apart(async (ctx) => {
      const { version } = await remedies.findRemedySetting(ctx)
      await remedies.setRemedies(ctx, { secondInstance: 'first', version })
    }),
  ],

  'requests.findRequestId': [
    sees((ctx, a) => requests.findRequestId(ctx, a.requests.served.receiptNumber), null),
  ],
  'requests.openWithCaseKey': [
    finds(async (ctx, a) => {
      const id = a.requests.served.id
      return requests.openWithCaseKey(ctx, id, await requests.sealWithCaseKey(ctx, id, '密'))
    }, 'officer'),
  ],
  'requests.readWholeCase': [finds((ctx, a) => requests.readWholeCase(ctx, a.requests.served.id), 'officer')],
  'requests.readWholeCaseFile': [
    finds(
      (ctx, a) => requests.readWholeCaseFile(ctx, a.acts.answered, { of: 'case', no: a.acts.sealed }),
      'officer',
    ),
  ],
  'requests.sealWithCaseKey': [
    finds((ctx, a) => requests.sealWithCaseKey(ctx, a.requests.served.id, '密'), 'officer'),
  ],
  'requests.writeLetterOfCase': [
    does(
      (ctx, a) => requests.writeLetterOfCase(ctx, a.requests.served.id, 'reply', () => '<p>冒名的信</p>'),
      'officer',
    ),
  ],
}
