import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import type { OrganId } from '../lib/ctx.ts'
import { day } from '../lib/day.ts'
import { act } from '../lib/db.ts'
import { addPerson } from '../modules/accounts/index.ts'
import { compileFigures } from '../modules/annual-report/index.ts'
import { countTable3, listRequests, registerRequest } from '../modules/requests/index.ts'
import { dayOf, ledgerTemplate } from './ledger-columns.ts'
import { ledgerCommand } from './ledger-command.ts'

const NOW = new Date('2024-03-04T02:00:00Z')
const HEAD =
  '登记编号,收到渠道,提交日期,收到日期,申请人类型,申请人,申请内容,延期日期,办理结果,办结日期,类别,年度,件数,文件类型'
let database: TestDatabase
let organId: OrganId
let home: string

beforeAll(async () => {
  database = await freshDatabase()
  organId = await buildOrgan(database, '011158671', 'one.localhost')
  await act(database, sceneOn('2024-01-02', organId), (ctx) =>
    addPerson(ctx, {
      login: 'officer',
      name: '经办人甲',
      password: 'a long enough phrase',
      roles: ['requestOfficer'],
    }),
  )
  home = mkdtempSync(join(tmpdir(), 'gongkai-ledger-'))
})
afterAll(async () => {
  await database?.drop()
  rmSync(home, { recursive: true, force: true })
})

let files = 0
async function run(content: string | Uint8Array, ...more: string[]) {
  files += 1
  const file = join(home, `${files}.csv`)
  writeFileSync(file, content)
  return command(file, '--organ', '011158671', '--by', 'officer', '--json', ...more)
}

async function command(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) }
  const { secrets } = sceneOn('2024-03-04', organId)
  const code = await ledgerCommand(argv, io, async () => ({
    database,
    secrets,
    now: NOW,
    stop: async () => {},
  }))
  const text = out.join('\n')
  return { code, text, err: err.join('\n'), report: text.startsWith('{') ? JSON.parse(text) : null }
}

const asSystem = <T>(work: Parameters<typeof act<T>>[2]) =>
  act(database, sceneOn('2024-03-04', organId), work)

describe('the old ledger', () => {
  it('comes in once, its open cases on the clock and its ended ones in table 3', async () => {
    const csv = [
      HEAD,
      '〔2023〕7号,互联网,2023-12-20,2023-12-21,自然人,张某,2022年度部门决算,,（一）予以公开,2024-01-15,,,,',
      '[2024]3号,挂号信,,2024/2/26,商业企业,,中标通知书,,,,申请,,,',
      '〔2023〕6号,窗口,,2023年1月5日,自然人,,旧城改造方案,2023-06-01,不予公开,2023-06-09,,,,',
      ',,,,自然人,,,,予以公开,,上年结转,2024,2,',
      ',,,,,,,,,,现行有效,2024,18,规范性文件',
    ]
    const trial = await run(csv.join('\n'), '--dry-run')
    expect(trial.report).toMatchObject({ dryRun: true, known: [] })
    expect(trial.report.taken.map(({ caseNumber }: { caseNumber: string }) => caseNumber)).toHaveLength(2)
    const { code, report } = await run(csv.join('\n'))
    expect(code).toBe(1)
    // “不予公开” is no row of table 3, but a heading over eight of them.
    expect(report.refused.map(({ line }: { line: number }) => line)).toEqual([4])
    expect(report.refused[0].what).toContain('不予公开')
    expect(report.taken).toHaveLength(2)
    const again = await run(csv.join('\n'))
    expect([again.report.taken.length, again.report.known.length]).toEqual([0, 2])

    const { rows } = await asSystem((ctx) => listRequests(ctx, { which: 'open', page: 1 }))
    // 2024-02-26 and twenty working days, with 调休 none: 25 March.
    expect(rows).toMatchObject([{ caseNumber: '〔2024〕3号', receivedOn: '2024-02-26', dueOn: '2024-03-25' }])
    const counts = await asSystem((ctx) => countTable3(ctx, 2024))
    expect(counts.carriedIn.naturalPerson).toBe(3)
    expect(counts.outcomes.granted.naturalPerson).toBe(3)
    expect([counts.received.business, counts.carriedOut.business]).toEqual([1, 1])
    const figures = await asSystem((ctx) => compileFigures(ctx, 2024))
    expect(figures.table2.normativeDocuments.inForce).toBe(18)
    expect((await asSystem((ctx) => compileFigures(ctx, 2023))).table2.normativeDocuments.inForce).toBe(0)
  })

  it('is marked, and later numbers go on behind it', async () => {
    const { rows } = await database.transactAcross((db) =>
      sql<{ source: string }>`select source from imported_case order by source`.execute(db),
    )
    expect(rows.map(({ source }) => source.replace(/^\d+/, 'N'))).toEqual(['N.csv:2', 'N.csv:3'])
    const { submission } = await import('../modules/requests/testing/cases.ts')
    const how = { channel: 'inPerson', receivedOn: day('2024-03-04') } as const
    const { caseNumber } = await asSystem((ctx) => registerRequest(ctx, submission(), how))
    expect(caseNumber).toBe('〔2024〕4号')
  })

  it('says line by line what cannot be read', async () => {
    const csv = [
      `${HEAD},备注`,
      '〔2023〕20号,飞鸽,,2023-02-30,个人,,某文件,,,,,,,',
      '〔2023〕21号,互联网,,2023-02-20,自然人,,,,予以公开,,,,,',
      '〔2023〕22号,互联网,2023-02-22,2023-02-20,自然人,,某文件,,,,,,,',
      '〔2023〕23号,互联网,,2023-02-20,自然人,,某文件,,,,,,,',
      '〔2023〕23号,互联网,,2023-02-21,自然人,,另一文件,,,,,,,',
      ',,,,自然人,,,,,,上年结转,2024,3,',
      ',,,,,,,,,,往年,2024,3,',
    ]
    const { code, report } = await run(csv.join('\n'))
    expect(code).toBe(1)
    const words = report.refused.map(({ line, what }: { line: number; what: string }) => `${line} ${what}`)
    expect(words.map((each: string) => each.slice(0, 9))).toEqual([
      '1 没有“备注”这',
      '2 收到日期“20',
      '2 收到渠道“飞鸽',
      '2 申请人类型“个',
      '3 没有填申请内容',
      '4 收到日期早于提',
      '6 登记编号与第5',
      '7 尚未办结的结转',
      '8 类别“往年”应',
    ])
  })

  it('records an extension that the law does not let count as irregular', async () => {
    const csv = [HEAD, '〔2023〕30号,窗口,,2023-02-01,自然人,,某文件,2023-05-08,予以公开,2023-05-09,,,,']
    expect((await run(csv.join('\n'))).code).toBe(0)
    const { rows } = await database.transactAcross((db) =>
      sql<{ irregular: string | null }>`select irregular from request_act where kind = 'extended'`.execute(
        db,
      ),
    )
    expect(rows[0]?.irregular).not.toBeNull()
  })

  it('reads what an older spreadsheet writes in GB 18030', async () => {
    // “收到日期,申请人类型,件数” and a line of an unknown kind “往”.
    const gbk = Buffer.from('cad5b5bdc8d5c6da2cc9eac7ebc8cbc0e0d0cd2cbcfecafd2cc0e0b1f00a2c2c312ccdf9', 'hex')
    expect((await run(gbk)).report.refused).toEqual([
      { line: 2, what: '类别“往”应是 申请、上年结转、现行有效 之一' },
    ])
  })

  it('has a template that can be read', async () => {
    const { text } = await command('--template')
    expect(text).toBe(ledgerTemplate())
    expect((await run(text, '--dry-run')).report.refused).toEqual([])
    expect((await command('--help')).text).toContain('登记编号')
  })
})

it.each([
  [['x.csv', '--organ', '011158671', '--by', 'officer'], '没有文件'],
  [[], '请写明一个文件'],
  [['--nonsense'], '用法不对'],
])('%j cannot be used: %s', async (argv, words) => {
  const { code, err } = await command(...argv)
  expect([code, err.includes(words)]).toEqual([2, true])
})

it('refuses a strange organ and a strange person', async () => {
  const file = join(home, 'any.csv')
  writeFileSync(file, HEAD)
  expect((await command(file, '--organ', '999999999', '--by', 'officer')).err).toContain('没有代码为')
  expect((await command(file, '--organ', '011158671', '--by', 'nobody')).err).toContain('没有登录名为')
})

it.each([
  ['2023-05-06', '2023-05-06'],
  ['2023/5/6', '2023-05-06'],
  ['2023.5.6', '2023-05-06'],
  ['2023年5月6日', '2023-05-06'],
  ['20230506', '2023-05-06'],
  ['2023-02-30', null],
  ['5月6日', null],
])('%s is the day %s', (text, read) => expect(dayOf(text)).toBe(read))
