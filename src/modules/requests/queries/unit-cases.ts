import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { NotFound, type Refusal } from '../../../lib/refusal.ts'
import { findPerson } from '../../accounts/index.ts'
import { type CaseFileSummary, listCaseFiles } from '../case-files.ts'
import { whyNotAnswerAsUnit } from '../rules/act-guards.ts'
import type { UnitMatter } from '../rules/matters.ts'
import { on } from '../tables.ts'
import { type LoadedCase, loadCase } from './load-case.ts'

/** A case as the unit sees it that was asked: what is wanted and by when, nothing of the applicant. */
export interface UnitCase {
  id: number
  caseNumber: string | null
  information: string
  description: string
  unit: UnitMatter
  /** What the office wrote to the unit and the unit to the office. */
  notes: { on: Day; words: string; note: string }[]
  files: CaseFileSummary[]
  version: number
  /** On the server's clock. */
  today: Day
  canAnswer: Refusal | null
}

export interface UnitCaseRow {
  id: number
  caseNumber: string | null
  information: string
  /** Null once answered or returned. */
  answerBy: Day | null
  concludedOn: Day | null
}

/** The unit of whoever acts; null for somebody in none, or for no person. */
export async function unitOfActor(ctx: Ctx): Promise<number | null> {
  return ctx.actor.kind === 'person' ? (await findPerson(ctx, ctx.actor.id)).unitId : null
}

/** A case that was handed to the own unit; NotFound for every other one. */
export async function loadUnitCase(
  ctx: Ctx,
  id: number,
  lock: 'for update' | 'read only',
): Promise<{ file: LoadedCase; unitId: number }> {
  const unitId = await unitOfActor(ctx)
  const file = await loadCase(ctx, id, lock)
  if (unitId === null || file.state.unitId !== unitId) throw new NotFound('这件申请')
  return { file, unitId }
}

/** The cases of the own unit: those that wait for it first, by day. */
export async function listUnitCases(ctx: Ctx): Promise<{ rows: UnitCaseRow[]; today: Day }> {
  const unitId = await unitOfActor(ctx)
  if (unitId === null) return { rows: [], today: ctx.today }
  const rows = await on(ctx)
    .selectFrom('request')
    .select(['id', 'case_number as caseNumber', 'information', 'unit_answer_by as answerBy'])
    .select('concluded_on as concludedOn')
    .where('organ_id', '=', ctx.organId)
    .where('unit_id', '=', unitId)
    .orderBy('unit_answer_by', (each) => each.asc().nullsLast())
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return { rows, today: ctx.today }
}

export async function findUnitCase(ctx: Ctx, id: number): Promise<UnitCase> {
  const { file, unitId } = await loadUnitCase(ctx, id, 'read only')
  const { description } = await on(ctx)
    .selectFrom('intake')
    .select('description')
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', file.intakeId)
    .executeTakeFirstOrThrow()
  const { unit } = file.state.matters
  if (unit === null) throw new Error('a case of a unit was handed to it')
  const files = await listCaseFiles(ctx, file.intakeId)
  return {
    id,
    caseNumber: file.row.caseNumber,
    information: file.row.information,
    description,
    unit,
    notes: notesOf(file),
    files: files.filter(({ purpose }) => purpose === 'unit'),
    version: file.row.version,
    today: ctx.today,
    canAnswer: whyNotAnswerAsUnit(file, unitId),
  }
}

const WORDS = {
  'unit-assigned': '交办要求',
  'unit-urged': '催办',
  'unit-answered': '本科室反馈',
  'unit-returned': '本科室退回',
} as const

/** Since it was last handed over: what another unit wrote before is not this one's. */
function notesOf({ history }: LoadedCase): UnitCase['notes'] {
  const from = history.findLastIndex(({ act }) => act.kind === 'unit-assigned')
  return history.slice(from).flatMap(({ act, note }) => {
    const words = Object.hasOwn(WORDS, act.kind) ? WORDS[act.kind as keyof typeof WORDS] : null
    return words === null ? [] : [{ on: act.on, words, note }]
  })
}
