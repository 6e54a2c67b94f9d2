import type { Ctx } from '../../../lib/ctx.ts'
import { type ApplicantKind, informationOf, type RequestedItem } from '../applicant.ts'
import { on } from '../tables.ts'

/** What came in, as it came, without the applicant. */
export interface Intake {
  applicantKind: ApplicantKind
  /** All that was asked for in one text. */
  information: string
  items: RequestedItem[]
  oral: boolean
  proved: boolean
  idempotencyKey: string
}

export async function findIntake(ctx: Ctx, intakeId: number): Promise<Intake> {
  const row = await on(ctx)
    .selectFrom('intake')
    .select([
      'applicant_kind',
      'information',
      'description',
      'more_items',
      'oral',
      'proved',
      'idempotency_key',
    ])
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', intakeId)
    .executeTakeFirstOrThrow()
  const { information, description, more_items: moreItems } = row
  return {
    applicantKind: row.applicant_kind,
    information: informationOf({ information, moreItems }),
    items: [{ information, description }, ...moreItems],
    oral: row.oral,
    proved: row.proved,
    idempotencyKey: row.idempotency_key,
  }
}

/** A case of the same intake, or one that is linked. */
export interface OtherCase {
  id: number
  caseNumber: string | null
  receiptNumber: string
  information: string
}

/** Every case that was made of an intake, the first one first. */
export async function listCasesOf(ctx: Ctx, intakeId: number): Promise<OtherCase[]> {
  return selectOther(ctx).where('intake_id', '=', intakeId).orderBy('id').execute()
}

/** The cases with these ids; of another organ's none. */
export async function listCasesById(ctx: Ctx, ids: readonly number[]): Promise<OtherCase[]> {
  return ids.length === 0
    ? []
    : selectOther(ctx)
        .where('id', 'in', [...ids])
        .orderBy('id')
        .execute()
}

/** By case or receipt number, as somebody types it; null when there is none. */
export async function findCaseByNumber(ctx: Ctx, number: string): Promise<OtherCase | null> {
  const asked = number.trim()
  const found = await selectOther(ctx)
    .where((where) =>
      where.or([where('case_number', '=', asked), where('receipt_number', '=', asked.toUpperCase())]),
    )
    .executeTakeFirst()
  return found ?? null
}

function selectOther(ctx: Ctx) {
  return on(ctx)
    .selectFrom('request')
    .select(['id', 'case_number as caseNumber', 'receipt_number as receiptNumber', 'information'])
    .where('organ_id', '=', ctx.organId)
}
