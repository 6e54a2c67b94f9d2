import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { NotFound } from '../../../lib/refusal.ts'
import type { Compilation, CompilationState } from '../compilation.ts'
import type { AnnualReport } from '../report.ts'
import { on } from '../tables.ts'

/** A line of the list of reports. */
export interface CompilationRow {
  id: number
  year: number
  state: CompilationState
  compilerId: number
  documentId: number | null
  /** Of the last decision; empty where none was made or nothing was said. */
  opinion: string
  publishedOn: Day | null
}

/** The reports that the organ compiles or has compiled here, newest year first. */
export async function listCompilations(ctx: Ctx): Promise<CompilationRow[]> {
  return on(ctx)
    .selectFrom('annual_report')
    .select(['id', 'year', 'state', 'compiler_id as compilerId', 'document_id as documentId', 'opinion'])
    .select('published_on as publishedOn')
    .where('organ_id', '=', ctx.organId)
    .orderBy('year', 'desc')
    .execute()
}

export async function findCompilation(ctx: Ctx, id: number): Promise<Compilation> {
  const row = await compilations(ctx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('这份年度报告')
  return toCompilation(row)
}

/** The report of a year; null when nobody has begun it. */
export async function findCompilationOf(ctx: Ctx, year: number): Promise<Compilation | null> {
  const row = await compilations(ctx).where('year', '=', year).executeTakeFirst()
  return row === undefined ? null : toCompilation(row)
}

/** The report that this public document prints, as it was frozen; null for a document that prints none. */
export async function findPublishedReport(ctx: Ctx, documentId: number): Promise<AnnualReport | null> {
  const row = await compilations(ctx)
    .where('document_id', '=', documentId)
    .where('state', '=', 'published')
    .executeTakeFirst()
  return row?.snapshot?.report ?? null
}

/** One report, locked until the transaction ends. */
export async function lockCompilation(ctx: Ctx, id: number): Promise<Compilation> {
  const row = await compilations(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('这份年度报告')
  return toCompilation(row)
}

function compilations(ctx: Ctx) {
  return on(ctx)
    .selectFrom('annual_report')
    .select(['id', 'year', 'state', 'compiler_id', 'narrative', 'snapshot', 'document_id', 'submitted_on'])
    .select(['decided_by', 'decided_on', 'opinion', 'published_on', 'version'])
    .where('organ_id', '=', ctx.organId)
}

type Row = Awaited<ReturnType<ReturnType<typeof compilations>['executeTakeFirstOrThrow']>>

function toCompilation(row: Row): Compilation {
  const begun = {
    id: row.id,
    year: row.year,
    compilerId: row.compiler_id,
    narrative: row.narrative,
    documentId: row.document_id,
    version: row.version,
  }
  switch (row.state) {
    case 'drafting':
      return { ...begun, state: row.state }
    case 'submitted':
      return { ...begun, state: row.state, ...submissionOf(row) }
    case 'returned':
      return { ...begun, state: row.state, decision: decisionOf(row) }
    case 'accepted':
      return { ...begun, state: row.state, ...submissionOf(row), decision: decisionOf(row) }
    case 'published':
      return {
        ...begun,
        state: row.state,
        ...submissionOf(row),
        decision: decisionOf(row),
        publishedOn: known(row.published_on),
      }
  }
}

function submissionOf(row: Row) {
  return { snapshot: known(row.snapshot), submittedOn: known(row.submitted_on) }
}

function decisionOf(row: Row) {
  return { by: known(row.decided_by), on: known(row.decided_on), opinion: row.opinion }
}

function known<T>(value: T | null): T {
  if (value === null) throw new Error('a report lacks what its state promises')
  return value
}
