import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../../lib/ctx.ts'
import { queryCodeFor, queryCodeHash } from '../../../lib/query-code.ts'
import { insist } from '../../../lib/refusal.ts'
import { newKey } from '../../../lib/secrets.ts'
import { record } from '../../audit/index.ts'
import { loadCalendar } from '../../calendar/index.ts'
import { raiseNumber } from '../../letters/index.ts'
import type { Act, ClockAct } from '../acts.ts'
import type { Applicant } from '../applicant.ts'
import { indexApplicant } from '../applicant-index.ts'
import { seal } from '../queries/case-key.ts'
import { findCaseByNumber } from '../queries/find-intake.ts'
import { caseOnDay, whyNotClockAct } from '../rules/case-guards.ts'
import { type LedgerCase, whyNotImport } from '../rules/import-guards.ts'
import { on } from '../tables.ts'
import { appendActs, type NewAct } from './append-acts.ts'

const NOTE = '由原台账导入'
const UNNAMED = '（原台账未载明）'

/**
 * Moves one case of the old ledger in, with the acts that it is known to have had; null when its number is here already.
 * An open one runs on the clock from its day of receipt. An extension that the law does not let count (条例第三十三条) is
 * recorded as irregular. No letter is written: the old ones lie in the old file. Later numbers of the year go on behind.
 */
export async function importCase(ctx: Ctx, given: LedgerCase): Promise<{ id: number } | null> {
  insist(whyNotImport(given, ctx.today))
  if ((await findCaseByNumber(ctx, given.caseNumber)) !== null) return null
  const idempotencyKey = `import-${randomUUID()}`
  const intakeId = await insertIntake(ctx, given, idempotencyKey)
  const id = await insertRow(ctx, given, { intakeId, idempotencyKey })
  await appendActs(ctx, id, await actsOf(ctx, given))
  await on(ctx)
    .insertInto('imported_case')
    .values({ organ_id: ctx.organId, request_id: id, source: given.source, imported_at: ctx.now })
    .execute()
  const numbered = /^〔(\d{4})〕(\d{1,7})号$/.exec(given.caseNumber)
  if (numbered !== null) {
    await raiseNumber(ctx, { kind: 'case', year: Number(numbered[1]), last: Number(numbered[2]) })
  }
  const { caseNumber, source } = given
  await record(ctx, 'requests.importCase', { kind: 'request', id }, { detail: { caseNumber, source } })
  return { id }
}

async function actsOf(ctx: Ctx, given: LedgerCase): Promise<NewAct[]> {
  const { submittedOn, receivedOn, caseNumber, extendedOn, outcome, concludedOn, servedOn, serveBy } = given
  const begun: Act[] = [
    { kind: 'submitted', on: submittedOn },
    { kind: 'receipt-confirmed', on: receivedOn, receivedOn },
    { kind: 'registered', on: receivedOn, caseNumber },
  ]
  const ended: Act[] = [
    ...(outcome !== null && concludedOn !== null
      ? [{ kind: 'replied', on: concludedOn, outcome } as const]
      : []),
    ...(servedOn === null || serveBy === null ? [] : [{ kind: 'served', on: servedOn, serveBy } as const]),
  ]
  const extended: NewAct[] = []
  if (extendedOn !== null) {
    const act: ClockAct = { kind: 'extended', on: extendedOn }
    const file = caseOnDay({ ...given, acts: begun }, await loadCalendar(ctx), extendedOn)
    const why = whyNotClockAct(file, act)
    extended.push({ act, note: NOTE, irregular: why?.message ?? null })
  }
  const noted = (act: Act): NewAct => ({ act, note: NOTE })
  return [...begun.map(noted), ...extended, ...ended.map(noted)]
}

async function insertIntake(ctx: Ctx, given: LedgerCase, idempotencyKey: string): Promise<number> {
  const key = newKey()
  const applicant: Applicant = {
    name: given.applicantName || UNNAMED,
    phone: '',
    email: '',
    address: '',
  }
  const { id } = await on(ctx)
    .insertInto('intake')
    .values({
      organ_id: ctx.organId,
      channel: given.channel,
      submitted_on: given.submittedOn,
      submitted_at: ctx.now,
      applicant_kind: given.applicantKind,
      applicant_sealed: seal(ctx, applicant, key),
      information: given.information,
      description: '',
      provide_as: 'paper',
      serve_by: 'post',
      help_wanted: '',
      idempotency_key: idempotencyKey,
      content_hash: Buffer.from(ctx.secrets.fingerprint('intake', JSON.stringify(given))).toString('hex'),
      more_items: '[]',
      oral: false,
      proved: false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await on(ctx)
    .insertInto('case_key')
    .values({ organ_id: ctx.organId, intake_id: id, wrapped: ctx.secrets.seal(key) })
    .execute()
  await indexApplicant(ctx, id, applicant)
  return id
}

/** Nobody has its query code: who asks at the counter is told how the case stands. */
async function insertRow(
  ctx: Ctx,
  given: LedgerCase,
  { intakeId, idempotencyKey }: { intakeId: number; idempotencyKey: string },
): Promise<number> {
  const receiptNumber = `DR${given.caseNumber}`
  const { id } = await on(ctx)
    .insertInto('request')
    .values({
      organ_id: ctx.organId,
      intake_id: intakeId,
      case_number: null,
      receipt_number: receiptNumber,
      query_code_hash: queryCodeHash(ctx.secrets, receiptNumber, queryCodeFor(ctx.secrets, idempotencyKey)),
      applicant_kind: given.applicantKind,
      channel: given.channel,
      information: given.information,
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
