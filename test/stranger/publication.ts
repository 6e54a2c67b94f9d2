import { day, instantInChina } from '../../src/lib/day.ts'
import * as channels from '../../src/modules/channels/index.ts'
import {
  cancelSchedule,
  schedulePublication,
} from '../../src/modules/documents/actions/schedule-publication.ts'
import * as documents from '../../src/modules/documents/index.ts'
import { listEditions } from '../../src/modules/documents/queries.ts'
import { findRelatable, findRelated } from '../../src/modules/documents/relations.ts'
import { listSchedules } from '../../src/modules/documents/schedules.ts'
import { listUnsigned } from '../../src/modules/documents/under-review.ts'
import { type Case, does, finds, sees } from './case.ts'

const ACCOUNT = {
  appId: 'wx0123456789abcdef',
  secret: 'another secret',
  baseAddress: 'https://api.weixin.qq.com',
  author: '示例局',
}
const ARTICLE = {
  title: '通知',
  author: '示例局',
  digest: '',
  html: '<p>正文。</p>',
  sourceUrl: 'https://one.localhost/documents/1#edition-1',
  images: [],
}
const LATER = instantInChina(day('2025-01-20'), 9)

/** What surrounds a publication: relations, schedules, what signs afterwards. */
export const PUBLICATION: Record<string, Case[]> = {
  'channels.listCarrying': [
    sees((ctx, a) => channels.listCarrying(ctx, { documentId: a.documents.carried, editionNo: 1 }), []),
  ],
  'channels.confirmPosted': [does((ctx, a) => channels.confirmPosted(ctx, a.posting.unclearId), 'publisher')],
  'channels.connectWechat': [
    does((ctx, a) => channels.connectWechat(ctx, a.posting.channelId, { ...ACCOUNT, seen: 1 })),
  ],
  'channels.findWechatAccount': [
    sees((ctx, a) => channels.findWechatAccount(ctx, a.posting.channelId), null),
  ],
  'channels.listConnected': [sees(channels.listConnected, [])],
  'channels.listPostings': [sees((ctx, a) => channels.listPostings(ctx, a.documents.carried), [])],
  'channels.postEdition': [
    does((ctx, a) =>
      channels.postEdition(ctx, {
        channelId: a.posting.channelId,
        documentId: a.documents.plain,
        editionNo: 1,
        article: ARTICLE,
      }),
    ),
  ],
  'channels.retryPosting': [does((ctx, a) => channels.retryPosting(ctx, a.posting.unclearId), 'publisher')],
  'channels.withdrawPostings': [
    // Nothing of A's is touched, whatever document is named.
    sees(async (ctx, a) => {
      await channels.withdrawPostings(ctx, a.documents.carried)
      return (await channels.listPostings(ctx, a.documents.carried)).length
    }, 0),
  ],
  'documents.cancelSchedule': [does((ctx, a) => cancelSchedule(ctx, a.documents.scheduled), 'publisher')],
  'documents.findEarlierEdition': [
    finds((ctx, a) => documents.findEarlierEdition(ctx, a.documents.twice, 1)),
  ],
  'documents.listEarlierEditions': [
    sees((ctx, a) => documents.listEarlierEditions(ctx, a.documents.twice), []),
  ],
  'documents.presentFindings': [finds((ctx, a) => documents.presentFindings(ctx, a.documents.shared))],
  'documents.findRelatable': [
    sees((ctx) => findRelatable(ctx, '通知'), []),
    sees((ctx) => findRelatable(ctx, ''), []),
  ],
  'documents.findRelated': [sees((ctx, a) => findRelated(ctx, [a.documents.carried]), [])],
  'documents.listEditions': [finds((ctx, a) => listEditions(ctx, a.documents.carried))],
  'documents.listRelations': [
    sees((ctx, a) => documents.listRelations(ctx, a.documents.carried), { states: [], statedBy: [] }),
  ],
  'documents.listSchedules': [sees(listSchedules, [])],
  'documents.listUnsigned': [sees(listUnsigned, [])],
  'documents.schedulePublication': [
    does((ctx, a) => schedulePublication(ctx, a.documents.approved, { at: LATER }), 'publisher'),
  ],
}
