import type { Ctx } from '../../lib/ctx.ts'
import { NotFound, type Refusal } from '../../lib/refusal.ts'
import type { Document, Relation, RelationKind } from './document.ts'
import { published } from './published.ts'
import { type RelationTarget, whyNotRelate } from './rules/index.ts'
import { on } from './tables.ts'

/** A public document as a relation shows it. */
export interface Related extends RelationTarget {
  documentNumber: string
  indexNumber: string
}

/** What a public document states of others, and what others state of it. */
export interface Relations {
  states: (Related & { kind: RelationKind })[]
  statedBy: (Related & { kind: RelationKind })[]
}

/** The relations of a document between public editions, from both sides. */
export async function listRelations(ctx: Ctx, documentId: number): Promise<Relations> {
  const rows = await on(ctx)
    .selectFrom('document_relation')
    .select(['from_document', 'to_document', 'kind'])
    .where('organ_id', '=', ctx.organId)
    .where((eb) => eb.or([eb('from_document', '=', documentId), eb('to_document', '=', documentId)]))
    .orderBy('from_document')
    .orderBy('to_document')
    .execute()
  if (rows.length === 0) return { states: [], statedBy: [] }
  const others = await findRelated(
    ctx,
    rows.map((row) => (row.from_document === documentId ? row.to_document : row.from_document)),
  )
  const side = (mine: 'from_document' | 'to_document', other: 'from_document' | 'to_document') =>
    rows
      .filter((row) => row[mine] === documentId)
      .flatMap((row) => {
        const found = others.find(({ id }) => id === row[other])
        return found === undefined ? [] : [{ ...found, kind: row.kind }]
      })
  return {
    states: side('from_document', 'to_document'),
    statedBy: side('to_document', 'from_document'),
  }
}

/** Those of these documents that are public. */
export async function findRelated(ctx: Ctx, ids: readonly number[]): Promise<Related[]> {
  if (ids.length === 0) return []
  return toRelated(
    await relatable(ctx)
      .where('d.id', 'in', [...ids])
      .execute(),
  )
}

/** Public documents whose title, 文号 or 索引号 holds these words, newest first: what a relation may name. */
export async function findRelatable(ctx: Ctx, words: string): Promise<Related[]> {
  const pattern = `%${words.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
  return toRelated(
    await relatable(ctx)
      .where((eb) =>
        eb.or([
          eb('e.title', 'like', pattern),
          eb('e.document_number', 'like', pattern),
          eb('d.index_number', 'like', pattern),
        ]),
      )
      .orderBy('d.first_published_on', 'desc')
      .orderBy('d.id', 'desc')
      .limit(20)
      .execute(),
  )
}

/** What the public edition of a document states already. */
export async function listSettled(ctx: Ctx, fromId: number): Promise<Relation[]> {
  const rows = await on(ctx)
    .selectFrom('document_relation')
    .select(['kind', 'to_document'])
    .where('organ_id', '=', ctx.organId)
    .where('from_document', '=', fromId)
    .execute()
  return rows.map((row) => ({ kind: row.kind, documentId: row.to_document }))
}

/** Why a text of this document cannot state these relations. NotFound for another organ's documents. */
export async function whyNotState(
  ctx: Ctx,
  document: Pick<Document, 'id'> | null,
  relations: readonly Relation[],
): Promise<Refusal[]> {
  const ids = [...new Set(relations.map(({ documentId }) => documentId))]
  if (ids.length === 0) return []
  const here = await on(ctx)
    .selectFrom('document')
    .select('id')
    .where('organ_id', '=', ctx.organId)
    .where('id', 'in', ids)
    .execute()
  if (here.length < ids.length) throw new NotFound('要关联的文件')
  return whyNotRelate(document?.id ?? null, relations, await findRelated(ctx, ids))
}

function relatable(ctx: Ctx) {
  return published(ctx).select(['d.id', 'e.title', 'd.validity', 'e.document_number', 'd.index_number'])
}

type RelatableRow = Awaited<ReturnType<ReturnType<typeof relatable>['executeTakeFirstOrThrow']>>

function toRelated(rows: RelatableRow[]): Related[] {
  return rows.map(({ document_number: documentNumber, index_number: indexNumber, ...row }) => ({
    ...row,
    documentNumber,
    indexNumber: indexNumber ?? '',
  }))
}
