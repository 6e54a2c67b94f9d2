import { day } from '../../src/lib/day.ts'
import * as letters from '../../src/modules/letters/index.ts'
import * as remedies from '../../src/modules/remedies/index.ts'
import { previewLetter } from '../../src/modules/requests/actions/preview-letter.ts'
import * as requests from '../../src/modules/requests/index.ts'
import { emptyCounts } from '../../src/modules/requests/rules/table-3.ts'
import { submission } from '../../src/modules/requests/testing/cases.ts'
import { apart, type Case, does, finds, sees } from './case.ts'

/** How a stranger would use letters, requests, remedies. */
export const REQUESTS: Record<string, Case[]> = {
  'letters.listLetters': [
    sees((ctx, a) => letters.listLetters(ctx, { kind: 'request', id: a.requests.served.id }), []),
  ],
  'letters.nextNumber': [sees((ctx) => letters.nextNumber(ctx, { kind: 'case', year: 2025 }), 1)],
  'letters.openLetter': [does((ctx, a) => letters.openLetter(ctx, a.requests.served.letterId), 'officer')],
  'letters.readLetter': [finds((ctx, a) => letters.readLetter(ctx, a.requests.served.letterId))],
  'letters.writeLetter': [
    apart((ctx, a) =>
      letters.writeLetter(ctx, {
        subject: { kind: 'request', id: a.requests.served.id },
        kind: 'reply',
        numberPrefix: '示例局',
        html: () => '<p>冒名的信</p>',
      }),
    ),
  ],

  'remedies.concludeRemedy': [
    does((ctx, a) => {
      const ended = { ruling: 'sustained', concludedOn: day('2025-01-14') } as const
      return remedies.concludeRemedy(ctx, a.remedyId, ended)
    }, 'officer'),
  ],
  'remedies.countTable4': [
    sees((ctx) => remedies.countTable4(ctx, 2025), {
      reconsideration: noRemedies(),
      suitDirect: noRemedies(),
      suitAfterReconsideration: noRemedies(),
    }),
  ],
  'remedies.listRemedies': [sees((ctx, a) => remedies.listRemedies(ctx, a.requests.served.id), [])],
  'remedies.listTable4Records': [
    sees((ctx) => remedies.listTable4Records(ctx, 2025, { kind: 'reconsideration', column: 'pending' }), []),
  ],
  'remedies.recordRemedy': [
    does(
      (ctx, a) =>
        remedies.recordRemedy(ctx, {
          requestId: a.requests.served.id,
          kind: 'suitDirect',
          fileNumber: '（2025）示01行初1号',
          filedOn: day('2025-01-14'),
        }),
      'officer',
    ),
  ],

  'requests.approveReply': [
    does((ctx, a) => requests.approveReply(ctx, a.requests.proposed.id, { opinion: '同意' }), 'head'),
  ],
  'requests.askSupplement': [
    does((ctx, a) => {
      const notice = { what: '请写明年份', until: day('2025-02-20') }
      return requests.askSupplement(ctx, a.requests.processing.id, notice)
    }, 'officer'),
  ],
  'requests.confirmReceipt': [
    does((ctx, a) => {
      const receivedOn = day('2025-01-14')
      return requests.confirmReceipt(ctx, a.requests.submitted.id, { receivedOn })
    }, 'officer'),
  ],
  'requests.countReceived': [sees((ctx) => requests.countReceived(ctx, 2025), 0)],
  'requests.countTable3': [sees((ctx) => requests.countTable3(ctx, 2025), emptyCounts())],
  'requests.extendRequest': [
    does((ctx, a) => {
      const given = { workingDays: 10, reason: '材料较多' }
      return requests.extendRequest(ctx, a.requests.processing.id, given)
    }, 'head'),
  ],
  'requests.findRequest': [
    finds((ctx, a) => requests.findRequest(ctx, a.requests.proposed.id)),
    finds((ctx, a) => requests.findRequest(ctx, a.requests.served.id)),
  ],
  'requests.findRequestRow': [sees((ctx, a) => requests.findRequestRow(ctx, a.requests.served.id), null)],
  'requests.listCellRecords': [
    sees((ctx) => requests.listCellRecords(ctx, 2025, { row: 'granted', kind: 'naturalPerson' }), []),
    sees((ctx) => requests.listCellRecords(ctx, 2025, { row: 'received', kind: 'total' }), []),
    sees((ctx) => requests.listCellRecords(ctx, 2025, { row: 'carriedOut', kind: 'total' }), []),
    sees((ctx) => requests.listCellRecords(ctx, 2026, { row: 'carriedIn', kind: 'total' }), []),
  ],
  'requests.listRequests': [
    sees((ctx) => requests.listRequests(ctx, { which: 'all', page: 1 }), noRequests()),
    sees((ctx) => requests.listRequests(ctx, { which: 'open', page: 1 }), noRequests()),
  ],
  'requests.previewLetter': [
    does((ctx, a) => previewLetter(ctx, a.requests.proposed.id, { act: 'approve' }), 'head'),
    does((ctx, a) => {
      const draft = { act: 'extend', workingDays: 10, reason: '材料较多' } as const
      return previewLetter(ctx, a.requests.processing.id, draft)
    }, 'head'),
  ],
  'requests.proposeReply': [
    does((ctx, a) => {
      const reply = { outcome: 'granted', content: '详见附件。', ground: '' } as const
      return requests.proposeReply(ctx, a.requests.processing.id, reply)
    }, 'officer'),
  ],
  'requests.readApplicant': [
    does((ctx, a) => requests.readApplicant(ctx, a.requests.served.id, { reason: '电话联系' }), 'officer'),
  ],
  'requests.recordConsultationAnswer': [
    does((ctx, a) => {
      const answer = { what: 'answered', on: day('2025-01-14'), note: '同意公开' } as const
      return requests.recordConsultationAnswer(ctx, a.requests.consulting.id, answer)
    }, 'officer'),
  ],
  'requests.recordSupplement': [
    does((ctx, a) => {
      const given = { on: day('2025-01-14'), note: '' }
      return requests.recordSupplement(ctx, a.requests.supplementing.id, given)
    }, 'officer'),
  ],
  'requests.registerRequest': [
    // The first number of its own series, whatever A has given.
    sees(async (ctx) => {
      const how = { channel: 'inPerson', receivedOn: day('2025-01-14') } as const
      return (await requests.registerRequest(ctx, submission(), how)).caseNumber
    }, '〔2025〕1号'),
    apart((ctx) => {
      const how = { channel: 'inPerson', receivedOn: day('2025-01-14') } as const
      return requests.registerRequest(ctx, submission(), how)
    }),
  ],
  'requests.restartClockAfterFee': [
    does((ctx, a) => {
      const paid = { amount: 270, on: day('2025-01-14') }
      return requests.restartClockAfterFee(ctx, a.requests.paying.id, paid)
    }, 'officer'),
  ],
  'requests.sendBackReply': [
    does((ctx, a) => requests.sendBackReply(ctx, a.requests.proposed.id, { reason: '请核对' }), 'head'),
  ],
  'requests.sendConsultation': [
    does((ctx, a) => {
      const asked = { party: 'third-party:某某公司', matter: '中标文件' }
      return requests.sendConsultation(ctx, a.requests.processing.id, asked)
    }, 'officer'),
  ],
  'requests.serveRequest': [
    does((ctx, a) => {
      const given = { serveBy: 'online', on: day('2025-01-14') } as const
      return requests.serveRequest(ctx, a.requests.replied.id, given)
    }, 'officer'),
  ],
  'requests.stopClockForFee': [
    does((ctx, a) => requests.stopClockForFee(ctx, a.requests.processing.id, { amount: 100 }), 'officer'),
  ],
  'requests.submitRequest': [
    // A's own sender gets A's receipt again; elsewhere the same text is another request, with its own receipt.
    sees(
      async (ctx, a) => {
        const { submission: sent, id } = a.requests.served
        const first = await requests.submitRequest(ctx, sent)
        const again = await requests.submitRequest(ctx, sent)
        return { isOfA: first.id === id, isSame: again.id === first.id }
      },
      { isOfA: false, isSame: true },
    ),
    apart((ctx) => requests.submitRequest(ctx, submission()), 'visitor'),
  ],
  'requests.trackRequest': [
    sees((ctx, a) => {
      const { receiptNumber: number, queryCode } = a.requests.served
      return requests.trackRequest(ctx, { number, queryCode })
    }, null),
  ],
  'requests.withdrawRequest': [
    does((ctx, a) => requests.withdrawRequest(ctx, a.requests.processing.id, { note: '' }), 'officer'),
  ],
}

function noRemedies() {
  return { upheld: 0, overturned: 0, other: 0, pending: 0 }
}

function noRequests() {
  return { rows: [], total: 0, page: 1, pageSize: 50, isMore: false }
}
