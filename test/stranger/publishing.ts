import type { Ctx } from '../../src/lib/ctx.ts'
import { day } from '../../src/lib/day.ts'
import {
  editCatalogueItem,
  removeCatalogueItem,
} from '../../src/modules/catalogue/actions/write-catalogue-item.ts'
import * as catalogue from '../../src/modules/catalogue/index.ts'
import * as channels from '../../src/modules/channels/index.ts'
import { findCatalogueState } from '../../src/modules/documents/catalogue-state.ts'
import * as documents from '../../src/modules/documents/index.ts'
import { listIndexSeries } from '../../src/modules/documents/index-series.ts'
import { setChain } from '../../src/modules/review/actions/set-chain.ts'
import * as review from '../../src/modules/review/index.ts'
import { listDeputies } from '../../src/modules/review/queries.ts'
import type { BusyOrgan } from './busy-organ.ts'
import { apart, type Case, does, finds, nameOfFailure, refused, sees } from './case.ts'

const ITEM = {
  name: '收费项目',
  content: '行政事业性收费项目及其依据、标准',
  legalBasis: '条例第二十条第（八）项',
  timeLimit: '自形成或变更之日起20个工作日内',
  limitWorkingDays: 20,
  responsibleUnit: '',
  channel: '政府网站',
  updateIntervalDays: null,
  columnIds: [],
}
const NIL = { statedOn: day('2025-01-14'), renewOn: day('2025-07-14') }

/** How a stranger would use catalogue, channels, review, documents. */
export const PUBLISHING: Record<string, Case[]> = {
  'catalogue.createColumn': [
    refused((ctx, a) =>
      catalogue.createColumn(ctx, {
        slug: 'below',
        name: '下级栏目',
        kind: 'list',
        position: 1,
        parentId: a.columnId,
      }),
    ),
    apart((ctx) => catalogue.createColumn(ctx, { slug: 'budget', name: '预算', kind: 'list', position: 1 })),
    // The address of a column of A is free here.
    sees(
      (ctx) =>
        nameOfFailure(
          catalogue.createColumn(ctx, { slug: 'notices', name: '通知', kind: 'list', position: 1 }),
        ),
      'none',
    ),
  ],
  'catalogue.findColumn': [
    finds((ctx, a) => catalogue.findColumn(ctx, { id: a.columnId })),
    finds((ctx) => catalogue.findColumn(ctx, { slug: 'notices' })),
  ],
  'catalogue.listColumns': [sees(catalogue.listColumns, [])],
  'catalogue.adoptStandardCatalogue': [
    // The catalogue that A has filled is empty here.
    sees((ctx) => nameOfFailure(catalogue.adoptStandardCatalogue(ctx)), 'none'),
  ],
  'catalogue.describeColumn': [
    does((ctx, a) => catalogue.describeColumn(ctx, a.columnId, { name: '改名' })),
    // A person of another organ answers for nothing here.
    does(async (ctx, a) =>
      catalogue.describeColumn(ctx, await ownColumn(ctx), { responsibleId: a.ids.author }),
    ),
  ],
  'catalogue.addCatalogueItem': [
    refused((ctx, a) => catalogue.addCatalogueItem(ctx, { ...ITEM, columnIds: [a.columnId] })),
    apart((ctx) => catalogue.addCatalogueItem(ctx, ITEM)),
  ],
  'catalogue.editCatalogueItem': [
    does((ctx, a) =>
      editCatalogueItem(ctx, a.catalogue.itemId, { ...ITEM, version: a.catalogue.itemVersion }),
    ),
  ],
  'catalogue.holdColumn': [finds((ctx, a) => catalogue.holdColumn(ctx, a.columnId))],
  'catalogue.listCatalogueItems': [sees(catalogue.listCatalogueItems, [])],
  'catalogue.listNilStatements': [sees(catalogue.listNilStatements, [])],
  'catalogue.mergeColumn': [
    does((ctx, a) => catalogue.mergeColumn(ctx, a.catalogue.emptyColumnId, { into: a.columnId })),
    does(async (ctx, a) => catalogue.mergeColumn(ctx, await ownColumn(ctx), { into: a.columnId })),
  ],
  'catalogue.moveColumn': [
    does((ctx, a) =>
      catalogue.moveColumn(ctx, a.catalogue.emptyColumnId, { parentId: a.columnId, place: 1 }),
    ),
    refused(async (ctx, a) =>
      catalogue.moveColumn(ctx, await ownColumn(ctx), { parentId: a.columnId, place: 1 }),
    ),
  ],
  'catalogue.recordItemChange': [
    does((ctx, a) => catalogue.recordItemChange(ctx, a.catalogue.itemId, { changedOn: day('2025-01-13') })),
  ],
  'catalogue.recordNilStatement': [
    does((ctx, a) => catalogue.recordNilStatement(ctx, a.catalogue.emptyColumnId, NIL)),
  ],
  'catalogue.removeCatalogueItem': [
    does((ctx, a) => removeCatalogueItem(ctx, a.catalogue.itemId, { version: a.catalogue.itemVersion })),
  ],
  'catalogue.retireColumn': [
    does((ctx, a) => catalogue.retireColumn(ctx, a.catalogue.emptyColumnId)),
    refused(async (ctx, a) => catalogue.retireColumn(ctx, await ownColumn(ctx), { successorId: a.columnId })),
  ],

  'channels.countPublications': [sees((ctx) => channels.countPublications(ctx, 2025), [])],
  'channels.createChannel': [
    apart((ctx) => channels.createChannel(ctx, { kind: 'app', name: '客户端' })),
    sees((ctx) => nameOfFailure(channels.createChannel(ctx, { kind: 'website', name: '门户网站' })), 'none'),
  ],
  'channels.findChannel': [
    finds((ctx, a) => channels.findChannel(ctx, { id: a.wechatId })),
    finds((ctx) => channels.findChannel(ctx, { kind: 'website' })),
  ],
  'channels.listChannels': [sees(channels.listChannels, [])],
  'channels.recordPublication': [
    does((ctx, a) =>
      channels.recordPublication(ctx, {
        channel: { id: a.wechatId },
        documentId: a.documents.plain,
        editionNo: 1,
      }),
    ),
  ],

  'documents.countInForce': [sees((ctx) => documents.countInForce(ctx, 'general', day('2025-12-31')), 0)],
  'documents.countMade': [sees((ctx) => documents.countMade(ctx, 'general', 2025), 0)],
  'documents.countPublishedDocuments': [sees((ctx) => documents.countPublishedDocuments(ctx, 2025), 0)],
  'documents.countRepealed': [sees((ctx) => documents.countRepealed(ctx, 'general', 2025), 0)],
  'documents.draftDocument': [
    does((ctx, a) => documents.draftDocument(ctx, { kind: 'general', columnId: a.columnId, title: '新稿' })),
  ],
  'documents.editDraft': [
    does((ctx, a) => documents.editDraft(ctx, a.documents.draft, { title: '改题', version: 1 })),
    // A draft of one's own into the column of another organ.
    does(async (ctx, a) => {
      const columnId = await ownColumn(ctx)
      const { id, version } = await documents.draftDocument(ctx, { kind: 'general', columnId, title: '稿' })
      return documents.editDraft(ctx, id, { columnId: a.columnId, version })
    }),
  ],
  'documents.findByOrigin': [sees((ctx, a) => documents.findByOrigin(ctx, a.documents.origin), null)],
  'documents.findCatalogueState': [
    sees(async (ctx) => (await findCatalogueState(ctx)).items, []),
    sees(async (ctx) => (await findCatalogueState(ctx)).columns, []),
  ],
  'documents.mergeColumns': [
    does((ctx, a) => documents.mergeColumns(ctx, a.catalogue.emptyColumnId, { into: a.columnId })),
    does(async (ctx, a) => documents.mergeColumns(ctx, await ownColumn(ctx), { into: a.columnId })),
  ],
  'documents.stateNothing': [does((ctx, a) => documents.stateNothing(ctx, a.catalogue.emptyColumnId, NIL))],
  'documents.findDocumentForStaff': [
    finds((ctx, a) => documents.findDocumentForStaff(ctx, a.documents.inReview)),
    finds((ctx, a) => documents.findDocumentForStaff(ctx, a.documents.carried)),
  ],
  'documents.findEdition': [finds((ctx, a) => documents.findEdition(ctx, a.documents.carried, 1))],
  'documents.findFile': [
    finds((ctx, a) => documents.findFile(ctx, { documentId: a.documents.shared, use: 'attachment', no: 1 })),
  ],
  'documents.findPublished': [finds((ctx, a) => documents.findPublished(ctx, a.documents.carried))],
  'documents.listCounted': [
    sees((ctx) => documents.listCounted(ctx, { kind: 'general', column: 'made', year: 2025 }), []),
    sees((ctx) => documents.listCounted(ctx, { kind: 'general', column: 'repealed', year: 2025 }), []),
    sees((ctx) => documents.listCounted(ctx, { kind: 'general', column: 'inForce', year: 2025 }), []),
  ],
  'documents.listIndexSeries': [sees(listIndexSeries, [])],
  'documents.listDocuments': [
    sees((ctx) => documents.listDocuments(ctx, { page: 1 }), { total: 0, items: [] }),
    sees((ctx) => documents.listDocuments(ctx, { page: 1, state: 'published' }), { total: 0, items: [] }),
    sees((ctx, a) => documents.listDocuments(ctx, { page: 1, columnId: a.columnId, state: 'draft' }), {
      total: 0,
      items: [],
    }),
  ],
  'documents.listPublished': [
    sees((ctx) => documents.listPublished(ctx, { page: 1, perPage: 9 }), { total: 0, items: [] }),
    sees((ctx, a) => documents.listPublished(ctx, { columnIds: [a.columnId], page: 1, perPage: 9 }), {
      total: 0,
      items: [],
    }),
  ],
  'documents.markValidity': [
    does((ctx, a) =>
      documents.markValidity(ctx, a.documents.carried, { validity: 'amended', reason: '另有规定' }),
    ),
  ],
  'documents.newEdition': [does((ctx, a) => documents.newEdition(ctx, a.documents.carried))],
  'documents.listChangeDates': [sees((ctx) => documents.listChangeDates(ctx, 1), [])],
  'documents.countPublic': [sees(documents.countPublic, 0)],
  'documents.listPublicContents': [
    sees((ctx) => documents.listPublicContents(ctx, { after: 0, limit: 5 }), []),
  ],
  'documents.listShown': [sees((ctx, a) => documents.listShown(ctx, [a.documents.carried]), new Map())],
  'documents.listOpen': [sees((ctx) => documents.listOpen(ctx, { after: 0, limit: 10 }), [])],
  'documents.listOpenPart': [sees((ctx) => documents.listOpenPart(ctx, 1), [])],
  'documents.listColumnChanges': [sees((ctx) => documents.listColumnChanges(ctx), new Map())],
  'documents.listPartsOfPublic': [sees((ctx) => documents.listPartsOfPublic(ctx), [])],
  'documents.newestPublished': [sees((ctx) => documents.newestPublished(ctx, 5), [])],
  'documents.publishDocument': [
    does((ctx, a) => documents.publishDocument(ctx, a.documents.approved), 'publisher'),
  ],
  'documents.publishElsewhere': [
    does((ctx, a) => documents.publishElsewhere(ctx, a.documents.plain, a.wechatId), 'publisher'),
  ],
  'documents.reviewSecrecy': [
    does((ctx, a) => {
      const given = { verdict: 'pass', opinion: '', contentHash: a.documents.draftHash } as const
      return documents.reviewSecrecy(ctx, a.documents.draft, given)
    }, 'secrecy'),
  ],
  'documents.setIndexSeriesStart': [
    apart((ctx) => documents.setIndexSeriesStart(ctx, { year: 2025, last: 500 })),
    // Numbers that only A has given are no bound here.
    sees((ctx) => nameOfFailure(documents.setIndexSeriesStart(ctx, { year: 2025, last: 1 })), 'none'),
  ],
  'documents.signDocument': [
    does((ctx, a) => documents.signDocument(ctx, a.documents.inReview, attestation(a)), 'second'),
  ],
  'documents.submitForReview': [
    does((ctx, a) =>
      documents.submitForReview(ctx, a.documents.draft, { version: 1, chainName: '三审三校' }),
    ),
  ],

  'review.createChain': [
    refused((ctx, a) => review.createChain(ctx, { name: '另一条', levels: levelsOf(a) })),
  ],
  'review.endDeputy': [does((ctx, a) => review.endDeputy(ctx, a.documents.deputyId), 'third')],
  'review.findReviewOf': [
    sees((ctx, a) => {
      const { inReview, inReviewHash } = a.documents
      return review.findReviewOf(ctx, documentOf(inReview), inReviewHash)
    }, null),
  ],
  'review.findScan': [finds((ctx, a) => review.findScan(ctx, a.documents.scan))],
  'review.listDeputies': [sees(listDeputies, [])],
  'review.listDeputiesOn': [sees((ctx, a) => review.listDeputiesOn(ctx, a.documents.deputyDay), [])],
  'review.nameDeputy': [
    refused((ctx, a) => {
      const { second: personId, third: deputyId } = a.ids
      const days = { from: day('2026-03-02'), to: day('2026-03-03') }
      return review.nameDeputy(ctx, { personId, deputyId, ...days })
    }, 'second'),
  ],
  'review.findReview': [sees((ctx, a) => review.findReview(ctx, documentOf(a.documents.inReview)), null)],
  'review.hasPassed': [
    sees((ctx, a) => {
      const { approved, approvedHash } = a.documents
      return review.hasPassed(ctx, documentOf(approved), approvedHash)
    }, false),
  ],
  'review.hasSecrecyPass': [
    sees((ctx, a) => {
      const { inReview, inReviewHash } = a.documents
      return review.hasSecrecyPass(ctx, documentOf(inReview), inReviewHash)
    }, false),
  ],
  'review.listChains': [sees(review.listChains, [])],
  'review.listReviewsWaitingFor': [sees((ctx, a) => review.listReviewsWaitingFor(ctx, a.ids.second), [])],
  'review.listSecrecyReviews': [
    sees((ctx, a) => review.listSecrecyReviews(ctx, documentOf(a.documents.inReview)), []),
  ],
  'review.listSignOffs': [sees((ctx, a) => review.listSignOffs(ctx, a.documents.reviewId), [])],
  'review.openReview': [
    refused((ctx, a) =>
      review.openReview(ctx, {
        subject: { ...documentOf(a.documents.draft), title: '草稿' },
        chainName: '三审三校',
        authorIds: [a.ids.author],
        contentHash: 'h',
      }),
    ),
  ],
  'review.recordPaperSignOff': [
    does((ctx, a) => {
      const { reviewId, reviewVersion: version } = a.documents
      const paper = { personId: a.ids.second, signedOn: ctx.today, keptAt: '档案柜', scan: a.documents.scan }
      return review.recordPaperSignOff(ctx, reviewId, { ...attestation(a), ...paper, version })
    }, 'publisher'),
  ],
  'review.recordSecrecyReview': [
    apart((ctx, a) => {
      const { inReview: id, inReviewHash: contentHash } = a.documents
      const given = { subject: documentOf(id), verdict: 'pass', opinion: '', contentHash } as const
      return review.recordSecrecyReview(ctx, given)
    }, 'secrecy'),
  ],
  'review.setChain': [refused((ctx, a) => setChain(ctx, { name: '另一条', levels: levelsOf(a), seen: 0 }))],
  'review.signOff': [
    does((ctx, a) => {
      const { reviewId, reviewVersion: version } = a.documents
      return review.signOff(ctx, reviewId, { ...attestation(a), version })
    }, 'second'),
  ],
  'review.takeScan': [
    apart(
      (ctx) => review.takeScan(ctx, { hash: 'd'.repeat(64), mediaType: 'image/png', size: 9 }),
      'publisher',
    ),
  ],
  'review.withdrawReview': [
    apart((ctx, a) => review.withdrawReview(ctx, documentOf(a.documents.inReview), { why: '撤回' })),
  ],
}

function attestation({ documents: { inReviewHash: contentHash } }: BusyOrgan) {
  return { verdict: 'pass', reviewed: true, proofread: true, opinion: '同意', contentHash } as const
}

function levelsOf({ ids }: BusyOrgan) {
  return [ids.first, ids.second, ids.third].map((id, index) => ({
    name: `第 ${index + 1} 级`,
    signers: [id],
  }))
}

function documentOf(id: number) {
  return { kind: 'document', id }
}

function ownColumn(ctx: Ctx): Promise<number> {
  return catalogue.createColumn(ctx, { slug: 'own', name: '自己的栏目', kind: 'list', position: 9 })
}
