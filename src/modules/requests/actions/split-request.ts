import type { Ctx } from '../../../lib/ctx.ts'
import { yearOf } from '../../../lib/day.ts'
import { queryCodeFor, queryCodeHash } from '../../../lib/query-code.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { nextNumber } from '../../letters/index.ts'
import { caseNumber as numberOf, receiptLetter } from '../../letters/rules/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import { findIntake, listCasesOf } from '../queries/find-intake.ts'
import { type LoadedCase, loadCase } from '../queries/load-case.ts'
import { whyStale } from '../rules/case-guards.ts'
import { whyNotSplit } from '../rules/intake-guards.ts'
import { on } from '../tables.ts'
import { appendActs } from './append-acts.ts'
import { writeStanding } from './write-standing.ts'
import { writeToApplicant } from './write-to-applicant.ts'

/**
 * 一事一申请: makes several cases of one intake. The first of `parts` stays with this case; each other one becomes a case
 * with its own number and the same day of receipt (条例第三十一条), counted for itself in table 3. A 登记回执 for each tells
 * the applicant the numbers, all of which the same query code opens. Refuses a case in which something was done already.
 */
export async function splitRequest(
  ctx: Ctx,
  id: number,
  { parts, version }: { parts: readonly string[]; version?: number | undefined },
): Promise<{ id: number; caseNumber: string }[]> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotSplit(file, parts) ?? whyStale(file.row.version, version))
  const [staying = '', ...others] = parts.map((each) => each.trim())
  const own = { caseNumber: file.row.caseNumber ?? '', information: staying }
  const letter = await tell(ctx, file, own)
  const act = { kind: 'split', on: ctx.today, information: staying, into: parts.length } as const
  await appendActs(ctx, id, [{ act, letterId: letter.id }])
  await writeStanding(ctx, id)
  const made: { id: number; caseNumber: string }[] = []
  for (const information of others) made.push(await makeCase(ctx, file, information))
  await bumpPublicVersion(ctx)
  const numbers = made.map(({ caseNumber }) => caseNumber)
  await record(ctx, 'requests.split', { kind: 'request', id }, { detail: { parts: parts.length, numbers } })
  return made
}

async function makeCase(
  ctx: Ctx,
  from: LoadedCase,
  information: string,
): Promise<{ id: number; caseNumber: string }> {
  const { receivedOn } = from.state
  if (receivedOn === null) throw new Error('a case that whyNotSplit let through has been received')
  const id = await insertCase(ctx, from, information)
  const year = yearOf(receivedOn)
  const caseNumber = numberOf(year, await nextNumber(ctx, { kind: 'case', year }))
  const today = ctx.today
  await appendActs(ctx, id, [
    { act: { kind: 'submitted', on: from.submittedOn } },
    { act: { kind: 'split-off', on: today, information, from: from.row.id } },
    { act: { kind: 'receipt-confirmed', on: today, receivedOn } },
  ])
  const file = await loadCase(ctx, id, 'read only')
  const letter = await tell(ctx, file, { caseNumber, information })
  const officerId = from.row.officerId
  await appendActs(ctx, id, [
    { act: { kind: 'registered', on: today, caseNumber }, letterId: letter.id },
    ...(officerId === null ? [] : [{ act: { kind: 'assigned', on: today, officerId } as const }]),
  ])
  return { id, caseNumber }
}

/** The row of a new case of the same intake; what its acts say of it follows. */
async function insertCase(ctx: Ctx, { row, intakeId }: LoadedCase, information: string): Promise<number> {
  const { idempotencyKey } = await findIntake(ctx, intakeId)
  const siblings = await listCasesOf(ctx, intakeId)
  const receiptNumber = `${siblings[0]?.receiptNumber}-${siblings.length + 1}`
  const { id } = await on(ctx)
    .insertInto('request')
    .values({
      organ_id: ctx.organId,
      intake_id: intakeId,
      case_number: null,
      receipt_number: receiptNumber,
      query_code_hash: queryCodeHash(ctx.secrets, receiptNumber, queryCodeFor(ctx.secrets, idempotencyKey)),
      applicant_kind: row.applicantKind,
      channel: row.channel,
      information,
      stage: 'submitted',
      received_on: null,
      due_on: null,
      original_due_on: null,
      provisional: false,
      officer_id: null,
      outcome: null,
      concluded_on: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** 登记回执: the number of each case, and what is dealt with under it. */
function tell(ctx: Ctx, file: LoadedCase, of: { caseNumber: string; information: string }) {
  const { receivedOn, dueOn } = file.state
  const received = receivedOn ?? ctx.today
  return writeToApplicant(ctx, file, 'receipt', (head) =>
    receiptLetter(head, { ...of, receivedOn: received, dueOn: dueOn ?? received }),
  )
}
