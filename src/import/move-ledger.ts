import type { Actor, Ctx, OrganId, Secrets } from '../lib/ctx.ts'
import { dayInChina } from '../lib/day.ts'
import { act, type Database } from '../lib/db.ts'
import { Refused } from '../lib/refusal.ts'
import { setOpeningInForce } from '../modules/annual-report/index.ts'
import { importCase, setOpeningBalance } from '../modules/requests/index.ts'
import type { LedgerEntry, LedgerProblem } from './read-ledger.ts'

export interface LedgerMove {
  database: Database
  secrets: Secrets
  organId: OrganId
  /** Who answers for the import. */
  responsible: Actor & { kind: 'person' }
  now: Date
  isTrial: boolean
}

export interface LedgerReport {
  /** Cases that were moved in. */
  taken: { line: number; caseNumber: string }[]
  /** Cases that an earlier run moved in, or that have this number here. */
  known: { line: number; caseNumber: string }[]
  /** Opening balances as they stand now. */
  balances: { line: number; what: string }[]
  refused: LedgerProblem[]
}

/** Each line in a transaction of its own, so that one that is refused keeps none of the others out. */
export async function moveLedger(
  move: LedgerMove,
  { entries, problems }: { entries: readonly LedgerEntry[]; problems: readonly LedgerProblem[] },
): Promise<LedgerReport> {
  const report: LedgerReport = { taken: [], known: [], balances: [], refused: [...problems] }
  const seen = new Map<string, number>()
  for (const entry of entries) {
    const twin = twinOf(entry, seen)
    if (twin !== undefined) {
      report.refused.push({ line: entry.line, what: `登记编号与第${twin}行相同，请核对` })
      continue
    }
    try {
      await moveLine(move, entry, report)
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure
      for (const { message } of failure.refusals) report.refused.push({ line: entry.line, what: message })
    }
  }
  report.refused.sort((a, b) => a.line - b.line)
  return report
}

/** The line above that has the same number: one of the two is a slip, and would be taken for the other. */
function twinOf(entry: LedgerEntry, seen: Map<string, number>): number | undefined {
  if (entry.kind !== 'case') return undefined
  const { caseNumber } = entry.of
  const twin = seen.get(caseNumber)
  if (twin === undefined) seen.set(caseNumber, entry.line)
  return twin
}

async function moveLine(move: LedgerMove, entry: LedgerEntry, report: LedgerReport): Promise<void> {
  const { line } = entry
  const source = `原台账第${line}行`
  switch (entry.kind) {
    case 'case': {
      const { of } = entry
      const moved = await run(move, (ctx) => importCase(ctx, of))
      const list = moved === null ? report.known : report.taken
      list.push({ line, caseNumber: of.caseNumber })
      return
    }
    case 'carriedIn': {
      const { of } = entry
      await run(move, (ctx) => setOpeningBalance(ctx, { ...of, source }))
      report.balances.push({ line, what: `${of.year}年上年结转 ${of.count} 件` })
      return
    }
    case 'inForce': {
      const { of } = entry
      await run(move, (ctx) => setOpeningInForce(ctx, { ...of, source }))
      report.balances.push({ line, what: `${of.year}年现行有效 ${of.count} 件` })
    }
  }
}

/** What a trial did is undone. */
class Undo extends Error {}

async function run<T>(move: LedgerMove, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { database, secrets, organId, responsible, now, isTrial } = move
  const scene = { organId, actor: responsible, today: dayInChina(now), now, secrets }
  if (!isTrial) return act(database, scene, work)
  let answer: { value: T } | undefined
  try {
    await act(database, scene, async (ctx) => {
      answer = { value: await work(ctx) }
      throw new Undo()
    })
  } catch (failure) {
    if (!(failure instanceof Undo)) throw failure
  }
  if (answer === undefined) throw new Error('a trial that was undone had an answer')
  return answer.value
}
