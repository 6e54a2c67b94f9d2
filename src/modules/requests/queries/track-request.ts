import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { readLetter } from '../../letters/index.ts'
import { ACTS, INTERNAL_ACTS } from '../acts.ts'
import { isQueryCode } from '../query-code.ts'
import { STAGES } from '../request.ts'
import { on } from '../tables.ts'
import { type LoadedCase, loadCase } from './load-case.ts'

/** A case as its applicant sees it: no personal data, nothing of what happens inside the organ. */
export interface TrackedRequest {
  receiptNumber: string
  caseNumber: string | null
  stage: string
  submittedOn: Day
  receivedOn: Day | null
  dueOn: Day | null
  timeline: { on: Day; words: string }[]
  letters: { number: string; title: string; writtenOn: Day; html: string }[]
}

/** By receipt or case number and query code. Null both for a wrong code and for a number that does not exist. */
export async function trackRequest(
  ctx: Ctx,
  { number, queryCode }: { number: string; queryCode: string },
): Promise<TrackedRequest | null> {
  const asked = number.trim()
  const found = await on(ctx)
    .selectFrom('request')
    .select(['id', 'receipt_number as receiptNumber', 'query_code_hash as hash'])
    .where('organ_id', '=', ctx.organId)
    .where((where) =>
      where.or([where('receipt_number', '=', asked.toUpperCase()), where('case_number', '=', asked)]),
    )
    .executeTakeFirst()
  if (!isQueryCode(ctx.secrets, found, queryCode) || found === undefined) return null
  return viewOf(ctx, await loadCase(ctx, found.id, 'read only'))
}

async function viewOf(ctx: Ctx, file: LoadedCase): Promise<TrackedRequest> {
  const { row, state } = file
  const shown = file.history.filter(({ act }) => !INTERNAL_ACTS.includes(act.kind))
  return {
    receiptNumber: row.receiptNumber,
    caseNumber: row.caseNumber,
    // That a reply is on somebody's desk is an internal matter.
    stage: state.stage === 'awaitingApproval' ? STAGES.processing : STAGES[state.stage],
    submittedOn: file.submittedOn,
    receivedOn: state.receivedOn,
    dueOn: state.concludedOn === null ? state.dueOn : null,
    timeline: shown.map(({ act }) => ({ on: act.on, words: ACTS[act.kind] })),
    letters: await lettersOf(ctx, file),
  }
}

/** The applicant's own letters; those that consult others are not theirs to read. */
async function lettersOf(ctx: Ctx, file: LoadedCase): Promise<TrackedRequest['letters']> {
  const letters: TrackedRequest['letters'] = []
  for (const { letterId } of file.history) {
    if (letterId === null) continue
    const { kind, number, title, writtenOn, html } = await readLetter(ctx, letterId)
    if (kind !== 'consultation') letters.push({ number, title, writtenOn, html })
  }
  return letters
}
