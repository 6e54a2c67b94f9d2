import * as documents from '../../src/modules/documents/index.ts'
import { type Case, does, finds, sees } from './case.ts'
import { checkOf, importOf, MOVER, orderOf } from './takedown-scene.ts'

/** How a stranger would use 撤回, its proof, and the moving in. */
export const TAKEDOWNS: Record<string, Case[]> = {
  'documents.takeDownDocument': [
    does((ctx, a) => documents.takeDownDocument(ctx, a.documents.carried, orderOf('personal')), 'publisher'),
  ],
  'documents.confirmTakedown': [
    does((ctx, a) => {
      const { documentId, takedownId } = a.documents.takedowns.proposed
      return documents.confirmTakedown(ctx, documentId, takedownId)
    }, 'first'),
  ],
  'documents.declineTakedown': [
    does((ctx, a) => {
      const { documentId, takedownId } = a.documents.takedowns.proposed
      return documents.declineTakedown(ctx, documentId, takedownId)
    }, 'first'),
  ],
  'documents.recordTakedownChecks': [
    does((ctx, a) => {
      const { documentId, takedownId } = a.documents.takedowns.down
      return documents.recordTakedownChecks(ctx, documentId, takedownId, [checkOf(ctx.now)])
    }, 'publisher'),
  ],
  'documents.findTakedowns': [
    finds((ctx, a) => documents.findTakedowns(ctx, a.documents.takedowns.down.documentId)),
  ],
  'documents.presentTakedowns': [
    finds((ctx, a) => documents.presentTakedowns(ctx, a.documents.takedowns.down.documentId)),
  ],
  'documents.presentWaiting': [sees(documents.presentWaiting, [])],
  'documents.findTombstone': [
    finds((ctx, a) => documents.findTombstone(ctx, a.documents.takedowns.down.documentId)),
  ],
  'documents.planProof': [
    finds((ctx, a) => {
      const { documentId, takedownId } = a.documents.takedowns.down
      return documents.planProof(ctx, documentId, takedownId)
    }),
  ],
  'documents.listLeadingOn': [sees(documents.listLeadingOn, [])],
  'documents.listOldAddresses': [sees(documents.listOldAddresses, [])],
  'documents.findOldAddress': [sees((ctx) => documents.findOldAddress(ctx, '/old.html'), null)],
  'documents.importDocument': [
    does((ctx, a) =>
      documents.importDocument({ ...ctx, actor: MOVER }, importOf(a.columnId, a.ids.author, 'new')),
    ),
  ],
}
