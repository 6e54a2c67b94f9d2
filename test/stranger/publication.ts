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

const LATER = instantInChina(day('2025-01-20'), 9)

/** What surrounds a publication: relations, schedules, what signs afterwards. */
export const PUBLICATION: Record<string, Case[]> = {
  'channels.listCarrying': [
    sees((ctx, a) => channels.listCarrying(ctx, { documentId: a.documents.carried, editionNo: 1 }), []),
  ],
  'documents.cancelSchedule': [does((ctx, a) => cancelSchedule(ctx, a.documents.scheduled), 'publisher')],
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
