import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deadlineCommand } from './deadline-command.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deadline-'))
})
afterAll(() => rm(folder, { recursive: true }))

const CASE = {
  channel: 'internet',
  receivedOn: '2026-02-02',
  today: '2026-03-10',
  acts: [
    { kind: 'consultation-sent', on: '2026-02-10', party: 'third-party:甲公司' },
    { kind: 'consultation-answered', on: '2026-02-13', party: 'third-party:甲公司' },
    { kind: 'extended', on: '2026-03-06', workingDays: 5 },
    { kind: 'extended', on: '2026-03-09' },
  ],
}

async function run(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await deadlineCommand(argv, { out: (text) => out.push(text), err: (text) => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function runOn(content: unknown, ...argv: string[]) {
  const path = join(folder, 'case.json')
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return run(path, ...argv)
}

test('--json gives the whole result', async () => {
  const { code, out } = await runOn(CASE, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    dueOn: '2026-03-18',
    originalDueOn: '2026-03-11',
    workingDaysUsed: 19,
    workingDaysLeft: 6,
    provisional: false,
    ledger: [
      {
        from: '2026-02-03',
        to: '2026-02-10',
        kind: 'running',
        why: '自收到申请的次日起计算',
        article: '条例第三十三条',
      },
      {
        from: '2026-02-11',
        to: '2026-02-13',
        kind: 'excluded',
        why: '征求第三方（甲公司）意见，2026-02-10发出，2026-02-13收到意见',
        article: '条例第三十三条',
      },
      {
        from: '2026-02-14',
        to: '2026-03-11',
        kind: 'running',
        why: '自收到申请的次日起计算',
        article: '条例第三十三条',
      },
      {
        from: '2026-03-12',
        to: '2026-03-18',
        kind: 'running',
        why: '延长的答复期限内',
        article: '条例第三十三条',
      },
    ],
    refused: [
      {
        kind: 'extended',
        on: '2026-03-09',
        article: '条例第三十三条',
        message: '2026-03-06已经延期一次，一件申请只能延期一次',
      },
    ],
  })
})

test('a person reads dates, progress, an aligned ledger and what has no effect', async () => {
  const { code, out } = await runOn(CASE)
  expect(code).toBe(0)
  expect(out.split('\n')).toEqual([
    '收到申请    2026年2月2日（互联网，当日不计）',
    '答复期限    2026年3月18日（已延期；原期限2026年3月11日）',
    '截至今日    2026年3月10日：已用 19 个工作日，剩余 6 个工作日',
    '',
    '期限明细',
    '  起          止          性质  工作日  依据            说明',
    '  2026-02-03  2026-02-10  计算  6       条例第三十三条  自收到申请的次日起计算',
    '  2026-02-11  2026-02-13  扣除  3       条例第三十三条  征求第三方（甲公司）意见，2026-02-10发出，2026-02-13收到意见',
    '  2026-02-14  2026-03-11  计算  14      条例第三十三条  自收到申请的次日起计算',
    '  2026-03-12  2026-03-18  计算  5       条例第三十三条  延长的答复期限内',
    '',
    '不生效的行为',
    '  2026-03-09  延期  条例第三十三条  2026-03-06已经延期一次，一件申请只能延期一次',
  ])
})

test('overdue, awaited and provisional are said in words', async () => {
  expect((await runOn({ ...CASE, acts: [] })).out).toContain('已用 22 个工作日，已逾期 2 个工作日')
  const asked = [{ kind: 'supplement-asked', on: '2026-02-04' }]
  expect((await runOn({ ...CASE, acts: asked })).out).toContain(
    '答复期限    暂无：2026-02-04告知补正，尚未收到补正',
  )
  expect((await runOn({ ...CASE, receivedOn: '2026-12-20', acts: [], today: undefined })).out).toContain(
    '日历数据截至2026年12月31日',
  )
  const organ = [{ kind: 'consultation-sent', on: '2026-02-10', party: 'other-organ' }]
  expect((await runOn({ ...CASE, acts: organ })).out).toContain('被征求意见的机关尚未回复')
})

test('--explain lists every day', async () => {
  expect((await runOn(CASE, '--explain')).out).toContain('2026-02-14  第7个   计入      春节调休上班')
  expect(JSON.parse((await runOn(CASE, '--explain', '--json')).out).days).toHaveLength(45)
})

test('--help explains; a byte order mark does no harm', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, err: '' })
  expect((await runOn(`\uFEFF${JSON.stringify(CASE)}`)).code).toBe(0)
})

describe('what cannot be used: one line that says where, exit 2', () => {
  const withAct = (act: unknown) => ({ ...CASE, acts: [act] })
  test.each<[string, unknown, string]>([
    ['no JSON', '{"channel":', '不是有效的 JSON'],
    ['an empty file', '', '不是有效的 JSON'],
    ['no object', '[]', '应为 JSON 对象'],
    ['null', 'null', '应为 JSON 对象'],
    ['a day that does not exist', { ...CASE, receivedOn: '2026-02-30' }, 'receivedOn 应为'],
    ['no day of receipt', { channel: 'fax', acts: [] }, 'receivedOn 应为'],
    ['a year out of reach', { ...CASE, receivedOn: '9999-12-31' }, 'receivedOn 应为'],
    ['an unknown channel', { ...CASE, channel: 'pigeon' }, 'channel 应为 in-person'],
    ['no list of acts', { ...CASE, acts: {} }, 'acts 应为程序行为的列表'],
    ['an act that is no object', withAct('extended'), '第1个行为（acts[0]）'],
    ['an unknown act', withAct({ kind: 'prolonged', on: '2026-02-03' }), 'kind 应为 supplement-asked'],
    ['an act without a day', withAct({ kind: 'extended' }), '第1个行为（acts[0]）的 on 应为'],
    [
      'a part of a day',
      withAct({ kind: 'extended', on: '2026-02-03', workingDays: 2.5 }),
      'workingDays 应为',
    ],
    [
      'a number in quotes',
      withAct({ kind: 'extended', on: '2026-02-03', workingDays: '5' }),
      'workingDays 应为',
    ],
    [
      'a negative extension',
      withAct({ kind: 'extended', on: '2026-02-03', workingDays: -1 }),
      'workingDays 应为',
    ],
    [
      'a misspelt field',
      withAct({ kind: 'extended', on: '2026-02-03', workingDay: 3 }),
      '不认识的字段 workingDay',
    ],
    [
      'a party that is no text',
      withAct({ kind: 'consultation-sent', on: '2026-02-03', party: 3 }),
      'party 应为',
    ],
    ['a today that is no day', { ...CASE, today: 'tomorrow' }, 'today 应为'],
  ])('%s', async (_, content, says) => {
    const { code, out, err } = await runOn(content)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(says)
    expect(err).toMatch(/^[^\n]+$/)
  })

  test.each([[[]], [['no-such-file.json']], [['.']], [['a.json', 'b.json']], [['--yaml', 'a.json']]])(
    '%j',
    async (argv) => {
      const { code, out, err } = await run(...argv)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toMatch(/^[^\n]+$/)
    },
  )
})
