import type { Ctx } from '../../../lib/ctx.ts'
import { addDays, type Day, yearOf } from '../../../lib/day.ts'
import type { Refusal } from '../../../lib/refusal.ts'
import { identitiesOf } from '../applicant-index.ts'
import type { RequestRow } from '../request.ts'
import { whyNotClockAct } from '../rules/case-guards.ts'
import { lastDayToPay } from '../rules/reply-guards.ts'
import { loadCase, selectRows } from './load-case.ts'

/** Everything of a case that a fee depends on. */
export interface FeeStanding {
  request: RequestRow
  /** 国办函〔2020〕109号: the calendar month in which the case counts, like 2026-03; null before receipt. */
  month: string | null
  /** The cases of the same applicant in that month, this one among them, in the order they were received. */
  ofMonth: { id: number; number: string; receivedOn: Day }[]
  lastDayToPay: Day | null
  isDelivered: boolean
  whyNotNotify: Refusal | null
  whyNotPay: Refusal | null
}

/** How a case stands for 信息处理费. The applicant is recognised by a keyed hash of identity; no value leaves. */
export async function feeStanding(ctx: Ctx, id: number): Promise<FeeStanding> {
  const file = await loadCase(ctx, id, 'read only')
  const { receivedOn } = file.state
  const lastDay = lastDayToPay(file)
  return {
    request: file.row,
    month: receivedOn?.slice(0, 7) ?? null,
    ofMonth: receivedOn === null ? [] : await sameApplicantInMonth(ctx, file.intakeId, receivedOn),
    lastDayToPay: lastDay,
    isDelivered: lastDay !== null,
    whyNotNotify: whyNotClockAct(file, { kind: 'fee-notified', on: ctx.today }),
    whyNotPay: whyNotClockAct(file, { kind: 'fee-paid', on: ctx.today }),
  }
}

/** 同一申请人一个自然月内累计: by identity, not by name, wherever an identity was stated. */
async function sameApplicantInMonth(
  ctx: Ctx,
  intakeId: number,
  within: Day,
): Promise<FeeStanding['ofMonth']> {
  const rows = await selectRows(ctx)
    .select('intake_id as intakeId')
    .where('received_on', '>=', `${within.slice(0, 7)}-01` as Day)
    .where('received_on', '<', firstOfNextMonth(within))
    .orderBy('received_on')
    .orderBy('id')
    .execute()
  const intakes = [...new Set(rows.map((row) => row.intakeId))]
  const hashes = await identitiesOf(ctx, intakes)
  const own = hashes.get(intakeId)
  return rows
    .filter((row) => row.intakeId === intakeId || (own !== undefined && hashes.get(row.intakeId) === own))
    .map(({ id, caseNumber, receiptNumber, receivedOn }) => ({
      id,
      number: caseNumber ?? receiptNumber,
      receivedOn: receivedOn ?? within,
    }))
}

function firstOfNextMonth(of: Day): Day {
  const next = addDays(`${of.slice(0, 7)}-28` as Day, 4)
  return `${yearOf(next)}${next.slice(4, 7)}-01` as Day
}
