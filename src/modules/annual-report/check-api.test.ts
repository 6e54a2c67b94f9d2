import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { openRoutes } from '../../../test/routes.ts'
import type { OrganId } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { FileStore } from '../../lib/storage.ts'
import { addPerson } from '../accounts/index.ts'
import { type CheckedReport, reportCheckRoutes } from './check-api.ts'

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures')
const text = (name: string) => readFileSync(join(FIXTURES, `${name}.txt`), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'report-checks-'))
const organs: Record<string, OrganId> = {}
let database: TestDatabase
let app: FastifyInstance

beforeAll(async () => {
  database = await freshDatabase()
  for (const [host, code] of [
    ['one.localhost', '011158671'],
    ['two.localhost', '011158672'],
  ] as const) {
    const organId = await buildOrgan(database, code, host)
    organs[host] = organId
    const person = {
      login: 'head',
      name: '秦岚',
      password: '公开是常态，不公开是例外',
      roles: ['officeHead' as const],
    }
    await act(database, sceneOn('2025-01-02', organId), (ctx) => addPerson(ctx, person))
  }
  app = await openRoutes(reportCheckRoutes, {
    database,
    organAt: (host) => organs[host] as OrganId,
    on: '2026-02-02',
    files: new FileStore(folder),
    signIn: () => ({ kind: 'person', id: 1, name: '秦岚', roles: ['officeHead'] }),
  })
})
afterAll(async () => {
  await app?.close()
  await database?.drop()
  rmSync(folder, { recursive: true })
})

const HEADERS = { cookie: 'gongkai_session=head', 'x-csrf-token': 'csrf', 'sec-fetch-site': 'same-origin' }
const send = (url: string, payload: Buffer | object, host = 'one.localhost') =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: {
      ...HEADERS,
      host,
      ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}),
    },
  })
async function check(name: string, content: string, host?: string): Promise<CheckedReport> {
  const answer = await send(`/api/report-checks?name=${encodeURIComponent(name)}`, Buffer.from(content), host)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

describe('核对报告: a report read from a file', () => {
  it('comes back with its tables and what the checks say', async () => {
    const report = await check('襄阳2024.txt', text('xiangyang-2024'))
    expect(report.year).toBe(2024)
    expect(report.tables.map(({ table }) => table)).toEqual([2, 3, 4])
    expect(report.checks.filter(({ kind, verdict }) => kind === 'hard' && verdict === 'fail')).toEqual([])
  })

  it('names the cell where one figure was changed', async () => {
    const good = await check('宿迁2024.txt', text('suqian-2024'))
    const spoilt = JSON.parse(good.json)
    spoilt.table3.received.naturalPerson += 1
    const { checks } = await check('改过的.json', JSON.stringify(spoilt))
    const failed = checks.filter(({ kind, verdict }) => kind === 'hard' && verdict === 'fail')
    expect(failed.flatMap(({ cells }) => cells)).toContain('table3.received.naturalPerson')
  })

  it('is checked against the year before where that is at hand', async () => {
    const report = (await check('2024.txt', text('suqian-2024'))).json
    const previous = (await check('2023.txt', text('suqian-2023'))).json
    const answer = await send('/api/report-checks/across-years', { report, previous })
    const across = answer.json().checks.filter(({ kind }: { kind: string }) => kind === 'acrossYears')
    expect(across.length).toBeGreaterThan(5)
    expect((await send('/api/report-checks/across-years', { report, previous: '{}' })).statusCode).toBe(422)
  })

  it('what is no report is said in one line', async () => {
    for (const [name, content] of [
      ['说明.txt', '这不是年度报告'],
      ['坏的.docx', 'PK\u0003\u0004'],
      ['别的.json', '{"a":1}'],
    ] as const) {
      const answer = await send(`/api/report-checks?name=${encodeURIComponent(name)}`, Buffer.from(content))
      expect(answer.statusCode).toBe(409)
      expect(answer.json().refusals[0]).toMatchObject({ code: 'unreadable-report', field: 'file' })
      expect(answer.json().refusals[0].message).toMatch(/[一-鿿]/)
    }
  })
})

describe('a person’s verdict', () => {
  it('is found again when the report is read again, from another file too; by this organ only', async () => {
    const before = await check('宿迁2024.txt', text('suqian-2024'))
    const finding = before.checks.find(({ verdict }) => verdict === 'fail' || verdict === 'unclear')
    if (finding === undefined || before.subject === null) throw new Error('nothing to judge')
    const given = {
      subject: before.subject,
      key: finding.key,
      checkId: finding.id,
      verdict: 'accepted',
      reason: '已与承办人核实',
    }
    expect((await send('/api/report-verdicts', { ...given, reason: '' })).statusCode).toBe(409)
    expect((await send('/api/report-verdicts', given)).json()).toMatchObject({
      personName: '秦岚',
      on: '2026-02-02',
    })
    const again = await check('另一个名字.json', before.json)
    const same = again.checks.find(({ key }) => key === finding.key)
    expect(same?.given).toMatchObject({ verdict: 'accepted', reason: '已与承办人核实' })
    const strange = await check('宿迁2024.txt', text('suqian-2024'), 'two.localhost')
    expect(strange.checks.every((each) => each.given === null)).toBe(true)
  })

  it('does not cover the same check with other figures', async () => {
    const spoilt = JSON.parse((await check('宿迁2024.txt', text('suqian-2024'))).json)
    spoilt.table3.received.naturalPerson += 1
    const first = await check('甲.json', JSON.stringify(spoilt))
    const hard = first.checks.find(({ kind, verdict }) => kind === 'hard' && verdict === 'fail')
    if (hard === undefined || first.subject === null) throw new Error('nothing to judge')
    const given = {
      subject: first.subject,
      key: hard.key,
      checkId: hard.id,
      verdict: 'confirmed',
      reason: '已退回',
    }
    expect((await send('/api/report-verdicts', given)).statusCode).toBe(200)
    spoilt.table3.received.naturalPerson += 1
    const second = await check('乙.json', JSON.stringify(spoilt))
    expect(second.checks.find(({ id }) => id === hard.id)?.given).toBeNull()
  })
})
