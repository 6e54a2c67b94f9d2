import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { TEST_MASTER_KEY } from '../../test/master-key.ts'
import type { Ctx, OrganId } from '../lib/ctx.ts'
import { day } from '../lib/day.ts'
import { act, type Database } from '../lib/db.ts'
import { secretsFrom } from '../lib/secrets.ts'
import {
  type AnnualReport,
  findPublishedReport,
  ROW_CODES,
  readReport,
  readReportFile,
  reportFile,
} from '../modules/annual-report/index.ts'
import { checkReport } from '../modules/annual-report/rules/index.ts'
import { listTrail } from '../modules/audit/index.ts'
import { listNilStatements } from '../modules/catalogue/index.ts'
import { findPublished, listPublished, type PublicDocument } from '../modules/documents/index.ts'
import { countTable3, listRequests } from '../modules/requests/index.ts'
import { planYear } from './plan.ts'
import { replayYear } from './replay.ts'
import { planExample } from './second-organ.ts'
import type { Plan } from './setting.ts'

const secrets = secretsFrom(TEST_MASTER_KEY)
const plan = shortened(planYear())
const databases: TestDatabase[] = []
let whole: TestDatabase

beforeAll(async () => {
  whole = await open()
  await replayYear(whole, secrets, { plan })
})
afterAll(async () => {
  for (const each of databases) await each.drop()
})

describe('a replay', () => {
  it('publishes everything of its plan, answers the request, sets the series and publishes the report', async () => {
    const figures = await replayYear(whole, secrets, { plan })
    const documents = plan.days.flatMap((each) => each.documents)
    expect(figures.documents).toBe(documents.length)
    const elsewhere = documents.flatMap((each) => each.elsewhere).length
    const all = figures.publications.reduce((sum, { count }) => sum + count, 0)
    expect(all).toBe(documents.length + elsewhere)
    const { items } = await look(whole, figures.organId, (ctx) =>
      listPublished(ctx, { page: 1, perPage: 99 }),
    )
    const numbers = items.toReversed().map(({ indexNumber, title }) => [indexNumber, title])
    expect(numbers).toEqual([
      ...documents.map(({ title }, index) => [`011158671/2024-${pad(index + 1)}`, title]),
      ['011158671/2025-01487', '襄阳市招商局2024年政府信息公开工作年度报告'],
    ])
    const table3 = await look(whole, figures.organId, (ctx) => countTable3(ctx, 2024))
    expect(table3.received.naturalPerson).toBe(1)
    expect(table3.outcomes.granted.naturalPerson).toBe(1)
    const { rows } = await look(whole, figures.organId, (ctx) => listRequests(ctx, { which: 'all', page: 1 }))
    expect(rows.map(({ stage, channel }) => [stage, channel])).toEqual([['served', 'internet']])
  })

  it('renews what says that there is nothing when its year is over: nothing is late on the last day', async () => {
    const { organId } = await replayYear(whole, secrets, { plan })
    const statements = await look(whole, organId, listNilStatements)
    expect(statements.length).toBeGreaterThan(0)
    for (const { statedOn, renewOn } of statements) {
      expect([statedOn, renewOn]).toEqual(['2024-12-31', '2025-12-31'])
    }
  })

  it('killed again and again, ends with the same figures and the same trail', async () => {
    const database = await open()
    let attempts = 0
    for (let done = false; !done; attempts++) {
      // Longer than the founding, and each time a little more, so that it dies at ever other steps.
      const when = attempts % 2 === 0 ? 'before commit' : 'after commit'
      const mortal = dyingAfter(database, 61 + attempts, when)
      done = await replayYear(mortal, secrets, { plan }).then(
        () => true,
        (failure: Error) => {
          expect(failure.message).toBe('killed')
          return false
        },
      )
    }
    expect(attempts).toBeGreaterThan(4)
    expect(await ledger(database)).toEqual(await ledger(whole))
  }, 60_000)

  it('does nothing when all is done', async () => {
    const before = await ledger(whole)
    await replayYear(whole, secrets, { plan })
    expect(await ledger(whole)).toEqual(before)
  })

  it('stops after the day it is told', async () => {
    const database = await open()
    const seen: string[] = []
    const until = day('2024-01-02')
    const onProgress = (progress: { day: string }) => seen.push(progress.day)
    const figures = await replayYear(database, secrets, { plan, until, onProgress })
    expect(seen).toEqual([until])
    expect(figures.documents).toBe(plan.days[0]?.documents.length)
  })
})

describe('the annual report of 2024', () => {
  const seed = readReport(readFileSync(new URL('../../test/fixtures/xiangyang-2024.txt', import.meta.url)), {
    name: 'xiangyang-2024.txt',
  })
  let page: PublicDocument
  let printed: AnnualReport
  beforeAll(async () => {
    const { organId } = await replayYear(whole, secrets, { plan })
    page = await look(whole, organId, async (ctx) => {
      const { items } = await listPublished(ctx, { page: 1, perPage: 99 })
      return findPublished(ctx, items.find(({ kind }) => kind === 'annualReport')?.id ?? 0)
    })
    const html = `<html><head><meta charset="utf-8"><title>${page.title}</title></head><body><h1>${page.title}</h1>${page.bodyHtml}</body></html>`
    printed = readReport(Buffer.from(html), { name: 'page.html' })
  })

  it.each(ROW_CODES)('table 3, %s, as in the seed', (code) => {
    expect(printed.table3[code]).toEqual(seed.table3[code])
  })

  it('tables 2 and 4 as in the seed, every cell; all is readable', () => {
    expect(printed.table2).toEqual(seed.table2)
    expect(printed.table4).toEqual(seed.table4)
    expect(printed.unreadable).toEqual([])
  })

  it('is offered as files that say the same', async () => {
    const { organId } = await replayYear(whole, secrets, { plan })
    const report = await look(whole, organId, (ctx) => findPublishedReport(ctx, page.id))
    if (report === null) throw new Error('it was published')
    const folder = mkdtempSync(join(tmpdir(), 'replay-report-'))
    for (const format of ['docx', 'json'] as const) {
      const path = join(folder, `report.${format}`)
      writeFileSync(path, await reportFile(report, format))
      const { table2, table3, table4, organ, year } = await readReportFile(path, { name: path })
      expect({ table2, table3, table4 }).toEqual({
        table2: printed.table2,
        table3: printed.table3,
        table4: printed.table4,
      })
      expect([organ, year]).toEqual(['襄阳市招商局', 2024])
    }
    rmSync(folder, { recursive: true })
    expect(await look(whole, organId, (ctx) => findPublishedReport(ctx, page.id - 1))).toBeNull()
  })

  it('has its head: number, dates, kind', () => {
    expect(page).toMatchObject({
      indexNumber: '011158671/2025-01487',
      title: '襄阳市招商局2024年政府信息公开工作年度报告',
      theme: '其他',
      issuedOn: '2025-01-14',
      publishedOn: '2025-01-14',
      documentNumber: '',
      validity: 'valid',
    })
  })

  it('carries the figures of the ledgers in its text, and passes every check', async () => {
    const { documents, publications } = await replayYear(whole, secrets, { plan })
    const all = publications.reduce((sum, { count }) => sum + count, 0)
    const [general] = printed.sections
    expect(general?.text).toContain(`各项政府信息${all}条（含政府公开信息${documents}条）`)
    expect(general?.text).toContain('收到政府信息公开申请1件')
    expect(checkReport(printed).filter(({ verdict }) => verdict !== 'pass')).toEqual([])
  })
})

describe('the second organ', () => {
  it('stands beside the first and sees nothing of it', async () => {
    const before = await ledger(whole)
    const { organId, documents } = await replayYear(whole, secrets, { plan: planExample() })
    expect(documents).toBe(5)
    const { items } = await look(whole, organId, (ctx) => listPublished(ctx, { page: 1, perPage: 99 }))
    expect(items.map(({ indexNumber }) => indexNumber.slice(0, 14))).toEqual(Array(5).fill('000000001/2024'))
    const { total } = await look(whole, organId, (ctx) => listRequests(ctx, { which: 'all', page: 1 }))
    expect(total).toBe(0)
    expect(await ledger(whole)).toEqual(before)
  })
})

/** The first two days and those of the request. */
function shortened(year: Plan): Plan {
  const some = year.days.filter(({ request }, index) => index < 2 || request.length > 0)
  const days = some.map((each) => ({ ...each, documents: each.documents.slice(0, 4) }))
  return { ...year, days }
}

async function open(): Promise<TestDatabase> {
  const database = await freshDatabase()
  databases.push(database)
  return database
}

function look<T>(database: Database, organId: OrganId, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = { kind: 'system', name: 'test' } as const
  return act(database, { organId, actor, today: day('2024-12-31'), now: new Date(), secrets }, work)
}

/** Everything of the first organ that counts: publications by number, what was done to each, the request. */
async function ledger(database: Database) {
  const { organId, ...figures } = await replayYear(database, secrets, { plan })
  return look(database, organId, async (ctx) => {
    const { items } = await listPublished(ctx, { page: 1, perPage: 99 })
    const trails = []
    for (const { id, indexNumber, title, publishedOn } of items) {
      const trail = await listTrail(ctx, { kind: 'document', id })
      const acts = trail.map(({ action, actor, at }) => [action, actor, at])
      trails.push({ indexNumber, title, publishedOn, acts })
    }
    return { figures, trails, table3: await countTable3(ctx, 2024) }
  })
}

/** Lets some transactions through, then dies: before the last one commits, or after it, unknown to its caller. */
function dyingAfter(
  database: Database,
  transactions: number,
  when: 'before commit' | 'after commit',
): Database {
  let left = transactions
  const kill = (): never => {
    throw new Error('killed')
  }
  return {
    ...database,
    transact: async (organId, work) => {
      left -= 1
      const isLast = left <= 0
      if (left < 0) kill()
      const result = await database.transact(organId, async (db) => {
        const inner = await work(db)
        return isLast && when === 'before commit' ? kill() : inner
      })
      return isLast ? kill() : result
    },
  }
}

function pad(serial: number): string {
  return String(serial).padStart(5, '0')
}
