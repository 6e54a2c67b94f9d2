import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { OrganId } from '../../lib/ctx.ts'
import { addDays, day } from '../../lib/day.ts'
import { connectionOf } from '../../lib/db.ts'
import { APPLICANT_KINDS, type ApplicantKind } from './applicant.ts'
import { countReceived, countTable3, listCellRecords } from './index.ts'
import { OUTCOME_CODES } from './outcome.ts'
import { type CountedCase, countCases } from './rules/index.ts'
import { type Office, openOffice } from './testing/cases.ts'

let database: TestDatabase
let organId: OrganId
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
  organId = await buildOrgan(database, '011158671', 'one.localhost')
  office = await openOffice(database, organId)
})
afterAll(() => database.drop())

const KINDS = Object.keys(APPLICANT_KINDS) as ApplicantKind[]

const counted = fc
  .record({
    applicantKind: fc.constantFrom(...KINDS),
    received: fc.option(fc.integer({ min: 0, max: 1100 })),
    took: fc.option(fc.integer({ min: 0, max: 500 })),
    outcome: fc.constantFrom(...OUTCOME_CODES),
  })
  .map(({ applicantKind, received, took, outcome }): CountedCase => {
    const receivedOn = received === null ? null : addDays(day('2023-01-01'), received)
    const concludedOn = took === null ? null : addDays(receivedOn ?? day('2024-01-01'), took)
    return { applicantKind, receivedOn, outcome: concludedOn === null ? null : outcome, concludedOn }
  })

/** Ledger rows straight into the table, behind the walls: the counting is what is tested. */
async function insertCases(cases: readonly CountedCase[]): Promise<void> {
  const client = new pg.Client(connectionOf(database.ownerUrl))
  await client.connect()
  for (const [index, each] of cases.entries()) {
    const { rows } = await client.query(
      `insert into intake (organ_id, channel, submitted_on, submitted_at, applicant_kind, applicant_sealed,
        information, description, provide_as, serve_by, idempotency_key, content_hash)
       values ($1, 'internet', '2023-01-01', '2023-01-01', $2, '', '', '', 'paper', 'online', $3, '') returning id`,
      [organId, each.applicantKind, `key-${index}`],
    )
    await client.query(
      `insert into request (organ_id, intake_id, receipt_number, query_code_hash, applicant_kind, channel,
        information, stage, received_on, outcome, concluded_on)
       values ($1, $2, $3, '', $4, 'internet', '', 'processing', $5, $6, $7)`,
      [
        organId,
        rows[0].id,
        `SQ-${index}`,
        each.applicantKind,
        each.receivedOn,
        each.outcome,
        each.concludedOn,
      ],
    )
  }
  await client.end()
}

describe('the database', () => {
  it('counts as the rule does, and opens each cell on as many cases as it shows', async () => {
    const cases = fc.sample(counted, { seed: 30, numRuns: 300 })
    await insertCases(cases)
    for (const year of [2022, 2023, 2024, 2025, 2026, 2027]) {
      await office.as(office.head, '2026-06-01', async (ctx) => {
        const counts = await countTable3(ctx, year)
        expect(counts).toEqual(countCases(cases, year))
        const rows = { received: counts.received, carriedIn: counts.carriedIn, carriedOut: counts.carriedOut }
        for (const row of ['received', 'carriedIn', 'carriedOut'] as const) {
          const records = await listCellRecords(ctx, year, { row, kind: 'business' })
          expect(records).toHaveLength(rows[row].business)
          const all = await listCellRecords(ctx, year, { row, kind: 'total' })
          expect(all).toHaveLength(sumOf(rows[row]))
        }
        for (const row of OUTCOME_CODES) {
          const records = await listCellRecords(ctx, year, { row, kind: 'total' })
          expect(records).toHaveLength(sumOf(counts.outcomes[row]))
        }
        const concluded = await listCellRecords(ctx, year, { row: 'concluded', kind: 'total' })
        expect(concluded).toHaveLength(
          OUTCOME_CODES.reduce((sum, row) => sum + sumOf(counts.outcomes[row]), 0),
        )
        expect(await countReceived(ctx, year)).toBe(sumOf(counts.received))
      })
    }
  })
})

function sumOf(counts: Record<ApplicantKind, number>): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0)
}
