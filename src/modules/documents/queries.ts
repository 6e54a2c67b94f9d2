import { sql } from 'kysely'
import type { Ctx } from '../../lib/ctx.ts'
import { type Refusal, refusal } from '../../lib/refusal.ts'
import { whyNotPermitted } from '../accounts/rules.ts'
import { findColumn } from '../catalogue/index.ts'
import type { Review, SecrecyReview, SignOff } from '../review/index.ts'
import { findReview, hasPassed, hasSecrecyPass, listSecrecyReviews, listSignOffs } from '../review/index.ts'
import { whyNotSign } from '../review/rules.ts'
import type { ClosedEdition, Document, DocumentKind, Edition, OpenEdition } from './document.ts'
import { findingsIn } from './document-findings.ts'
import { findNumberHolder } from './document-numbers.ts'
import { findRelated, listRelations, listSettled, type Relations } from './relations.ts'
import { readDocument, readEdition, readOpenEdition, readShownEdition } from './rows.ts'
import {
  contentHash,
  type GateFacts,
  type RelationTarget,
  whyNotEdit,
  whyNotNewEdition,
  whyNotPublish,
  whyNotPublishElsewhere,
  whyNotReviewSecrecy,
  whyNotSubmit,
  whyTakenDown,
  whyUnsigned,
  whyWrittenElsewhere,
} from './rules/index.ts'
import { findSchedule, type Schedule } from './schedules.ts'
import { on } from './tables.ts'
import { findUnderReview, type Urgent, urgencyOf } from './under-review.ts'

export interface DocumentRow {
  id: number
  title: string
  kind: DocumentKind
  columnId: number
  indexNumber: string | null
  editionNo: number
  state: Edition['state']
  authorId: number
  writtenAt: Date
}

/** A page of the console's list: each document with its newest edition, or with its public one when asked for. */
export async function listDocuments(
  ctx: Ctx,
  asked: {
    state?: Edition['state'] | undefined
    columnId?: number | undefined
    page: number
    perPage?: number
  },
): Promise<{ total: number; items: DocumentRow[] }> {
  const perPage = asked.perPage ?? 20
  const shown =
    asked.state === 'published'
      ? sql<number>`d.published_edition`
      : sql<number>`(select max(n.no) from edition n where n.organ_id = d.organ_id and n.document_id = d.id)`
  let query = on(ctx)
    .selectFrom('document as d')
    .innerJoin('edition as e', (join) =>
      join.onRef('e.organ_id', '=', 'd.organ_id').onRef('e.document_id', '=', 'd.id').on('e.no', '=', shown),
    )
    .where('d.organ_id', '=', ctx.organId)
  if (asked.state !== undefined) query = query.where('e.state', '=', asked.state)
  if (asked.columnId !== undefined) query = query.where('d.column_id', '=', asked.columnId)
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .select(['d.id', 'e.title', 'd.kind', 'd.column_id as columnId', 'd.index_number as indexNumber'])
    .select(['e.no as editionNo', 'e.state', 'e.author_id as authorId', 'e.written_at as writtenAt'])
    .orderBy('e.written_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(perPage)
    .offset((asked.page - 1) * perPage)
    .execute()
  return { total, items: rows }
}

/** What the acting person may do with a document now, and why not. Empty or null: may. */
export interface Can {
  edit: Refusal | null
  submit: Refusal | null
  sign: Refusal | null
  reviewSecrecy: Refusal | null
  publish: Refusal[]
  /** 紧急发布: before all levels have signed. */
  publishUrgently: Refusal[]
  markValidity: Refusal | null
  newEdition: Refusal | null
}

export interface StaffDocument {
  document: Document
  open: OpenEdition | null
  /** Hash of the open edition as it is: what a signer hands back. */
  openHash: string | null
  published: ClosedEdition | null
  review: (Review & { signOffs: SignOff[] }) | null
  secrecyReviews: SecrecyReview[]
  /** All that still stands between the open edition and the public. */
  gate: Refusal[]
  /** What the open review is about. */
  underReview: Edition | null
  /** How the signing of an urgent publication stands; null when the public edition was none. */
  urgent: Urgent | null
  schedule: Schedule | null
  relations: Relations
  /** What the open edition will state, with its titles. */
  openRelated: readonly RelationTarget[]
  can: Can
}

/** A document with its open and its public edition, its review, the gate, and what this person may do. */
export async function findDocumentForStaff(ctx: Ctx, id: number): Promise<StaffDocument> {
  const document = await readDocument(ctx, id)
  const open = await readOpenEdition(ctx, document)
  const subject = { kind: 'document', id }
  const found = await findReview(ctx, subject)
  const review = found === null ? null : { ...found, signOffs: await listSignOffs(ctx, found.id) }
  const facts = await gateFacts(ctx, document, open)
  const gate = whyNotPublish(open, facts)
  const urgentGate = whyNotPublish(open, facts, 'urgent')
  const underReview = await findUnderReview(ctx, document, open, review)
  const published = await findPublicEdition(ctx, document)
  return {
    document,
    open,
    openHash: open === null ? null : contentHash(open.content),
    published,
    review,
    secrecyReviews: await listSecrecyReviews(ctx, subject),
    gate,
    underReview,
    urgent: await urgencyOf(ctx, await readShownEdition(ctx, document)),
    schedule: await findSchedule(ctx, id),
    relations: await listRelations(ctx, id),
    openRelated: facts.targets,
    can: canOf(ctx, { document, open, published, review, gate, urgentGate, underReview }),
  }
}

/** One edition of a document, whatever its state: for comparing and for the record. */
export async function findEdition(ctx: Ctx, id: number, no: number): Promise<Edition> {
  return readEdition(ctx, await readDocument(ctx, id), no)
}

/** Every edition of a document, the newest first. */
export async function listEditions(ctx: Ctx, id: number): Promise<Edition[]> {
  const document = await readDocument(ctx, id)
  const rows = await on(ctx)
    .selectFrom('edition')
    .select('no')
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', id)
    .orderBy('no', 'desc')
    .execute()
  const editions: Edition[] = []
  for (const { no } of rows) editions.push(await readEdition(ctx, document, no))
  return editions
}

/** The id of what a replay or an import made under this origin; null when it made nothing. */
export async function findByOrigin(ctx: Ctx, origin: string): Promise<number | null> {
  const row = await on(ctx)
    .selectFrom('document')
    .select('id')
    .where('organ_id', '=', ctx.organId)
    .where('origin', '=', origin)
    .executeTakeFirst()
  return row?.id ?? null
}

/** What the gate looks at. Hashes the content as it stands: what the row claims of itself counts for nothing. */
export async function gateFacts(ctx: Ctx, document: Document, open: OpenEdition | null): Promise<GateFacts> {
  const column = await findColumn(ctx, { id: document.columnId })
  if (open === null) {
    return {
      column,
      signOffs: 'missing',
      secrecy: 'missing',
      numberHolder: null,
      targets: [],
      settled: [],
      findings: [],
    }
  }
  const subject = { kind: 'document', id: document.id }
  const hash = contentHash(open.content)
  return {
    column,
    signOffs: await signedHowFar(ctx, subject, hash),
    secrecy: (await hasSecrecyPass(ctx, subject, hash)) ? 'passed' : 'missing',
    numberHolder: await findNumberHolder(ctx, open.content.documentNumber, document.id),
    targets: await findRelated(
      ctx,
      open.content.relations.map(({ documentId }) => documentId),
    ),
    settled: await listSettled(ctx, document.id),
    findings: await findingsIn(ctx, document.id, open.content),
  }
}

async function signedHowFar(
  ctx: Ctx,
  subject: { kind: string; id: number },
  hash: string,
): Promise<GateFacts['signOffs']> {
  if (await hasPassed(ctx, subject, hash)) return 'complete'
  const review = await findReview(ctx, subject)
  if (review === null || review.state !== 'open' || review.contentHash !== hash) return 'missing'
  const signOffs = await listSignOffs(ctx, review.id)
  return signOffs.some(({ verdict }) => verdict === 'pass') ? 'begun' : 'missing'
}

async function findPublicEdition(ctx: Ctx, document: Document): Promise<ClosedEdition | null> {
  if (document.publication === null) return null
  const edition = await readEdition(ctx, document, document.publication.editionNo)
  return 'publishedOn' in edition ? edition : null
}

function canOf(
  ctx: Ctx,
  given: Pick<StaffDocument, 'document' | 'open' | 'published' | 'review' | 'gate' | 'underReview'> & {
    urgentGate: Refusal[]
  },
): Can {
  const { document, open, published, review, gate, urgentGate, underReview } = given
  const personId = ctx.actor.kind === 'person' ? ctx.actor.id : 0
  const elsewhere = whyWrittenElsewhere(document, undefined)
  const mayNotPublish = whyNotPermitted(ctx.actor, 'documents.publish') ?? elsewhere
  return {
    edit: whyNotPermitted(ctx.actor, 'documents.draft') ?? elsewhere ?? whyNotEdit(open),
    submit:
      whyNotPermitted(ctx.actor, 'documents.draft') ?? whyNotSubmit(open) ?? whyUnsigned(review, underReview),
    newEdition:
      whyNotPermitted(ctx.actor, 'documents.draft') ?? elsewhere ?? whyNotNewEdition(document, open),
    sign:
      whyNotPermitted(ctx.actor, 'documents.sign') ??
      (review === null || underReview === null
        ? refusal('no-review', '这条信息没有在审核中的版次')
        : whyNotSign(review, review.signOffs, personId, contentHash(underReview.content))),
    reviewSecrecy: whyNotPermitted(ctx.actor, 'secrecy.review') ?? whyNotReviewSecrecy(open, personId),
    publish: mayNotPublish === null ? gate : [mayNotPublish, ...gate],
    publishUrgently: mayNotPublish === null ? urgentGate : [mayNotPublish, ...urgentGate],
    markValidity: mayNotPublish ?? whyNotPublishElsewhere(document) ?? whyTakenDown(published),
  }
}
