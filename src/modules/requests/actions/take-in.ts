import { timingSafeEqual } from 'node:crypto'
import type { Ctx } from '../../../lib/ctx.ts'
import { type Day, yearOf } from '../../../lib/day.ts'
import { queryCodeFor, queryCodeHash } from '../../../lib/query-code.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { newKey } from '../../../lib/secrets.ts'
import { nextNumber } from '../../letters/index.ts'
import { type IntakeChannel, informationOf, type Receipt, type Submission } from '../applicant.ts'
import { indexApplicant } from '../applicant-index.ts'
import { seal } from '../queries/case-key.ts'
import { whyNotSubmit } from '../rules/submission-guards.ts'
import { on } from '../tables.ts'
import { appendActs } from './append-acts.ts'
import { keepFiles } from './keep-files.ts'

/** How something came in, besides what it says. */
export interface Intake {
  channel: IntakeChannel
  submittedOn: Day
  /** `oral`: spoken, and written down by the organ. `proved`: the sender's machine did its piece of work. */
  manner?: 'written' | 'oral' | 'proved' | undefined
  /** Tokens of held files, in their order. */
  files?: readonly string[] | undefined
}

/**
 * Keeps what an applicant sent, once, however often the button was pressed: the second time the same receipt comes
 * back, `isNew` false. Refuses what lacks the contents of 条例第二十九条.
 */
export async function takeIn(
  ctx: Ctx,
  submission: Submission,
  how: Intake,
): Promise<Receipt & { isNew: boolean }> {
  insist(whyNotSubmit(submission))
  const queryCode = queryCodeFor(ctx.secrets, submission.idempotencyKey)
  const intakeId = await keepIntake(ctx, submission, how)
  if (intakeId === null) return { ...(await receiptOf(ctx, submission)), queryCode, isNew: false }
  await keepFiles(ctx, intakeId, how.files ?? [])
  const receiptNumber = await nextReceiptNumber(ctx)
  const { id } = await on(ctx)
    .insertInto('request')
    .values({
      organ_id: ctx.organId,
      intake_id: intakeId,
      case_number: null,
      receipt_number: receiptNumber,
      query_code_hash: queryCodeHash(ctx.secrets, receiptNumber, queryCode),
      applicant_kind: submission.applicantKind,
      channel: how.channel,
      information: informationOf(submission),
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
  await appendActs(ctx, id, [{ act: { kind: 'submitted', on: how.submittedOn } }])
  return { id, receiptNumber, queryCode, isNew: true }
}

/** The id of the new intake; null when this submission is already there. */
async function keepIntake(
  ctx: Ctx,
  submission: Submission,
  { channel, submittedOn, manner }: Intake,
): Promise<number | null> {
  const key = newKey()
  // A second sending waits here for the first to end, so that it finds the first one's receipt.
  const intake = await on(ctx)
    .insertInto('intake')
    .values({
      organ_id: ctx.organId,
      channel,
      submitted_on: submittedOn,
      submitted_at: ctx.now,
      applicant_kind: submission.applicantKind,
      applicant_sealed: seal(ctx, submission.applicant, key),
      information: submission.information,
      description: submission.description,
      provide_as: submission.provideAs,
      serve_by: submission.serveBy,
      help_wanted: submission.helpWanted,
      idempotency_key: submission.idempotencyKey,
      content_hash: contentHash(ctx, submission).toString('hex'),
      more_items: JSON.stringify(submission.moreItems ?? []),
      oral: manner === 'oral',
      proved: manner === 'proved',
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'idempotency_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (intake === undefined) return null
  await on(ctx)
    .insertInto('case_key')
    .values({ organ_id: ctx.organId, intake_id: intake.id, wrapped: ctx.secrets.seal(key) })
    .execute()
  await indexApplicant(ctx, intake.id, submission.applicant)
  return intake.id
}

async function receiptOf(ctx: Ctx, submission: Submission): Promise<{ id: number; receiptNumber: string }> {
  const row = await on(ctx)
    .selectFrom('intake as i')
    .innerJoin('request as r', (join) =>
      join.onRef('r.organ_id', '=', 'i.organ_id').onRef('r.intake_id', '=', 'i.id'),
    )
    .select(['r.id', 'r.receipt_number', 'i.content_hash'])
    .where('i.organ_id', '=', ctx.organId)
    .where('i.idempotency_key', '=', submission.idempotencyKey)
    // The case that the sender knows; what was split off it has later numbers.
    .orderBy('r.id')
    .limit(1)
    .executeTakeFirstOrThrow()
  // Another text under the same key would be lost in silence; and only its sender may see a receipt again.
  const same = timingSafeEqual(Buffer.from(row.content_hash, 'hex'), contentHash(ctx, submission))
  insist(
    same ? null : refusal('changed-after-submission', '这份申请已经提交，修改后的内容请作为新的申请提交'),
  )
  return { id: row.id, receiptNumber: row.receipt_number }
}

/** Keyed: a plain hash of a name and an ID number could be guessed. */
function contentHash(ctx: Ctx, submission: Submission): Buffer {
  return Buffer.from(ctx.secrets.fingerprint('intake', JSON.stringify(submission)))
}

/** SQ20240612-0001: no secret, so the query code beside it is what keeps a case from strangers. */
async function nextReceiptNumber(ctx: Ctx): Promise<string> {
  const date = ctx.today.replaceAll('-', '')
  const count = await nextNumber(ctx, { kind: `submission-${date}`, year: yearOf(ctx.today) })
  return `SQ${date}-${String(count).padStart(4, '0')}`
}
