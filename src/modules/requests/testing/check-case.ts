import { expect } from 'vitest'
import type { Ctx } from '../../../lib/ctx.ts'
import { addDays, type Day } from '../../../lib/day.ts'
import { APPLICANT_KINDS, type ApplicantKind } from '../applicant.ts'
import { countTable3, listCellRecords } from '../index.ts'
import { standingOf } from '../intake-acts.ts'
import { findIntake } from '../queries/find-intake.ts'
import { type LoadedCase, loadCase } from '../queries/load-case.ts'
import { type CountedCase, clockCaseOf, countCases, runClock } from '../rules/index.ts'
import type { Choose } from './moves.ts'

/** What holds of every case, whatever was done to it. */
export async function checkCase(ctx: Ctx, id: number, choose: Choose, adopted: boolean): Promise<void> {
  const file = await loadCase(ctx, id, 'read only')
  const { proposal: _, matters: __, ...columns } = file.state
  expect(file.row, '行与程序行为一致').toMatchObject(columns)
  expect(file.row, '申请人类型、内容与程序行为一致').toMatchObject(
    standingOf(await findIntake(ctx, file.intakeId), file.acts),
  )
  if (columns.concludedOn !== null && columns.receivedOn !== null) {
    expect(columns.concludedOn >= columns.receivedOn, '办结不早于收到').toBe(true)
  }
  checkClock(file, choose, adopted)
}

function checkClock(file: LoadedCase, choose: Choose, adopted: boolean): void {
  const { acts, calendar, state } = file
  const clockCase = clockCaseOf(acts)
  if (clockCase === null) return
  const { receivedOn } = clockCase
  const asOf = state.concludedOn ?? file.today
  const { ledger, dueOn, refused } = runClock(clockCase, calendar, asOf)
  const ends = ledger.map(({ to }) => to)
  const begins = [receivedOn, ...ends.slice(0, -1)].map((each) => addDays(each as Day, 1))
  expect(
    ledger.map(({ from }) => from),
    '期限明细首尾相接',
  ).toEqual(begins)
  expect(ends.at(-1), '明细止于到期日').toBe(dueOn)
  // By another calendar an act may have been too late.
  if (!adopted) expect(refused, '办成的行为都有效力').toEqual([])
  // The last day of a delay was a working day when it was set; a local day off may have come since.
  const isDelayed = clockCase.acts.some(({ kind }) => kind === 'delayed')
  if (dueOn !== null && !isDelayed) expect(calendar.isWorkingDay(dueOn), '到期日为工作日').toBe(true)
  const later = addDays(receivedOn, 1 + choose.upTo(3))
  if (clockCase.acts.every(({ on }) => on >= later)) {
    const moved = runClock({ receivedOn: later, acts: clockCase.acts }, calendar, asOf).dueOn
    expect(isNotEarlier(moved, dueOn), `收到晚于${later}，到期不早于${dueOn}`).toBe(true)
  }
  const sentOn = addDays(receivedOn, choose.upTo(25))
  const answeredOn = addDays(sentOn, choose.upTo(10))
  const party = 'other-organ:另一机关'
  const more = [
    { kind: 'consultation-sent', on: sentOn, party },
    { kind: 'consultation-answered', on: answeredOn, party },
  ] as const
  const longer = runClock({ receivedOn, acts: [...clockCase.acts, ...more] }, calendar, asOf).dueOn
  expect(isNotEarlier(longer, dueOn), `扣除${sentOn}至${answeredOn}不缩短期限`).toBe(true)
}

/** Nothing due is later than any day. */
function isNotEarlier(one: Day | null, other: Day | null): boolean {
  return one === null || (other !== null && one >= other)
}

/** 国办公开办函〔2021〕30号：表三第一项加第二项之和，等于第三项加第四项之和；结转下年度即下年度的上年结转. */
export async function checkTable3(ctx: Ctx, ids: readonly number[], years: readonly number[]): Promise<void> {
  const cases: CountedCase[] = []
  for (const id of ids) {
    const { row, state } = await loadCase(ctx, id, 'read only')
    const { receivedOn, outcome, concludedOn } = state
    cases.push({ applicantKind: row.applicantKind, receivedOn, outcome, concludedOn })
  }
  for (const year of years) {
    const counts = await countTable3(ctx, year)
    expect(counts, `${year}年表三与程序行为一致`).toEqual(countCases(cases, year))
    const next = await countTable3(ctx, year + 1)
    expect(next.carriedIn, `${year}年结转${year + 1}年`).toEqual(counts.carriedOut)
    let concluded = 0
    for (const kind of Object.keys(APPLICANT_KINDS) as ApplicantKind[]) {
      const ended = Object.values(counts.outcomes).reduce((sum, each) => sum + each[kind], 0)
      const came = counts.received[kind] + counts.carriedIn[kind]
      expect(came, `${year}年表三${APPLICANT_KINDS[kind]}列勾稽`).toBe(ended + counts.carriedOut[kind])
      concluded += ended
    }
    const records = await listCellRecords(ctx, year, { row: 'concluded', kind: 'total' })
    expect(records, `${year}年办结总计`).toHaveLength(concluded)
  }
}
