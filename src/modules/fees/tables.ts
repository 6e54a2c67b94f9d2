import type { Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { FeeBasis } from './rules/charge.ts'

interface Tables {
  fee_notice: {
    organ_id: OrganId
    request_id: number
    basis: FeeBasis
    quantity: number
    month: string
    yuan: number
    how_to_pay: string
    letter_id: number
    notified_on: Day
  }
  fee_payment: {
    organ_id: OrganId
    request_id: number
    no: number
    yuan: number
    receipt_number: string
    paid_on: Day
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
